import { counting } from '../forms';
import type { Words } from '../words';

const n = counting('de');

export const frame: Words['frame'] = {
  language: 'Sprache',
  demo: 'Demo:',
  demoPhones: 'Demo-Telefone und Konten',
  protectedBy: 'Geschützt durch Tessera',
  problem: 'Problem: ',
  note: 'Hinweis: ',
  working: 'Einen Moment …',
  waitingForServer: 'Warten auf den Server …',
  tryAgain: 'Erneut versuchen',
  startAgain: 'Neu beginnen',
  cancel: 'Abbrechen',
  close: 'Schließen',
  next: 'Weiter',
  goOn: 'Weiter',
  copy: 'Kopieren',
  copied: 'Kopiert',
  selectIt: 'Bitte markieren',
  step: (number, of) => `Schritt ${number} von ${of}`,
  endsSoon: (time) => `Zu Ihrer Sicherheit werden Sie um ${time} Uhr abgemeldet, wenn Sie nicht weiterarbeiten.`,
  stay: 'Angemeldet bleiben',
  halfEndsSoon: (time) =>
    `Zu Ihrer Sicherheit endet diese Anmeldung um ${time} Uhr. Reicht die Zeit nicht, beginnen Sie einfach von vorn.`,
  justNow: 'gerade eben',
};

export const methods: Words['methods'] = {
  name: {
    APP_NOTIFICATION: 'Mobile App, Benachrichtigung',
    APP_CODE: 'Mobile App, Code',
    TEXT_MESSAGE: 'Authentifizierungs\u00ADtelefon, SMS',
    VOICE_CALL: 'Authentifizierungs\u00ADtelefon, Anruf',
    OFFICE_PHONE: 'Bürotelefon',
    RECOVERY_CODES: 'Wiederherstellungs\u00ADcodes',
  },
  preferred: 'Bevorzugt',
  lastUsed: 'Zuletzt verwendet',
  setUp: 'Eingerichtet',
};

export const signIn: Words['signIn'] = {
  heading: 'Anmelden',
  lead: 'Verwenden Sie Benutzernamen und Passwort Ihrer Organisation.',
  login: 'Benutzername',
  password: 'Passwort',
  showPassword: 'Passwort anzeigen',
  loginMissing: 'Geben Sie Ihren Benutzernamen ein.',
  passwordMissing: 'Geben Sie Ihr Passwort ein.',
  haveCode: 'Ich habe einen Code aus meiner App',
  appCode: 'Code aus meiner App',
  appCodeHint: 'Freiwillig: So melden Sie sich in einem Schritt an.',
  checking: 'Passwort wird geprüft …',
  button: 'Anmelden',
  firstStart: 'Erster Start?',
  setUpInstallation: 'Diese Installation einrichten',
  ended: 'Ihre Anmeldung wurde zu Ihrer Sicherheit beendet. Bitte melden Sie sich erneut an.',
  blocked:
    'Danke für Ihre Meldung. Ihr Konto ist jetzt gesperrt, und Ihre Administratoren wissen Bescheid. Ihr Helpdesk kann es wieder freigeben.',
  again: 'Die Einrichtung ist fertig. Melden Sie sich noch einmal an, jetzt mit dem neuen zweiten Schritt.',
  opening: 'Sie sind angemeldet. Die gewünschte Seite wird geöffnet …',
};

export const setup: Words['setup'] = {
  closed: 'Die Ersteinrichtung ist abgeschlossen',
  closedLead: 'Diese Installation hat bereits Administratoren. Rollen werden jetzt in der Konsole vergeben.',
  toSignIn: 'Zur Anmeldung',
  heading: 'Diese Installation einrichten',
  lead: 'Der Server hat beim Start ein Einrichtungstoken ausgegeben. Es gilt einmal und öffnet nur diese Seite.',
  token: 'Einrichtungstoken',
  checking: 'Token wird geprüft …',
  done: 'Die Einrichtung ist fertig',
  doneLead: (group) => `Alle Mitglieder von „${group}“ administrieren jetzt die Konsole, mit zwei Faktoren.`,
  signInNow: 'Jetzt anmelden',
  who: 'Wer administriert?',
  whoLead: 'Wählen Sie eine Gruppe Ihres Verzeichnisses. Ihre Mitglieder werden Administratoren, solange sie ihr angehören.',
  find: 'Gruppe suchen',
  groups: 'Gruppen',
  members: (count) => n(count, 'Mitglied', 'Mitglieder'),
  none: 'Keine Gruppe mit diesem Namen. Wurde das Verzeichnis gerade erst verbunden, wird es vielleicht noch gelesen.',
  make: (group) => `„${group}“ zu Administratoren machen`,
  choose: 'Gruppe wählen',
};
