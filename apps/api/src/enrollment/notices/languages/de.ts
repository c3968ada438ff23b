import type { NoticeWords } from '../notice-words.js';

export const de: NoticeWords = {
  greeting: (name) => `Guten Tag ${name},`,
  methods: {
    'app-notification': 'Benachrichtigung in der mobilen App',
    'app-code': 'Code aus einer Authenticator-App',
    'text-message': 'SMS',
    'voice-call': 'Anruf',
    'office-phone': 'Anruf am Bürotelefon',
    'recovery-codes': 'Wiederherstellungscodes',
  },
  way: (method, hint) => `${method} (${hint})`,
  facts: {
    way: 'Bestätigungsmethode',
    name: 'Name',
    application: 'Anwendung',
    place: 'Von',
    browser: 'Browser',
    wrongAnswers: 'Falsche Antworten',
    until: 'Gesperrt bis',
    codesLeft: 'Verbleibende Codes',
    when: 'Zeitpunkt',
  },
  fact: (word, value) => `${word}: ${value}`,
  notices: {
    wrong_answers: {
      subject: 'Falsche Codes bei Ihrer Anmeldung',
      text: 'Jemand hat Ihr Passwort richtig eingegeben und danach beim zweiten Schritt falsche Antworten gegeben.',
    },
    second_factor_paused: {
      subject: 'Ihr zweiter Schritt ist vorübergehend gesperrt',
      text: 'Beim zweiten Schritt gab es zu viele falsche Antworten. Zu Ihrem Schutz ist er eine Zeit lang gesperrt; danach funktioniert er von selbst wieder.',
    },
    authenticator_added: {
      subject: 'Neue Bestätigungsmethode hinzugefügt',
      text: 'Ihrem Konto wurde eine neue Bestätigungsmethode hinzugefügt.',
    },
    authenticator_removed: {
      subject: 'Bestätigungsmethode entfernt',
      text: 'Von Ihrem Konto wurde eine Bestätigungsmethode entfernt.',
    },
    authenticator_disabled: {
      subject: 'Bestätigungsmethode abgeschaltet',
      text: 'Eine Ihrer Bestätigungsmethoden wurde nach zu vielen falschen Antworten abgeschaltet. Um sie wieder zu verwenden, richten Sie sie neu ein.',
    },
    enrollment_superseded: {
      subject: 'Eine Einrichtung wurde zweimal begonnen',
      text: 'Für Ihr Konto wurde die Einrichtung einer Bestätigungsmethode begonnen, während eine andere derselben Art noch lief. Die frühere wurde beendet.',
    },
    parallel_requests: {
      subject: 'Zwei Anmeldungen zur selben Zeit',
      text: 'Zwei Anmeldungen haben gleichzeitig eine Bestätigung auf Ihrem Telefon angefordert. Beide Anfragen wurden beendet, und keine der Anmeldungen war erfolgreich.',
    },
    code_replayed: {
      subject: 'Ein verbrauchter Code wurde noch einmal eingegeben',
      text: 'Einer Ihrer Codes, der bereits verwendet worden war, wurde ein zweites Mal eingegeben. Er wurde abgelehnt.',
    },
    recovery_code_used: {
      subject: 'Ein Wiederherstellungscode wurde verwendet',
      text: 'Einer Ihrer Wiederherstellungscodes wurde verwendet, um wieder Zugang zu Ihrem Konto zu erhalten. Er gilt nur einmal und ist nun verbraucht.',
    },
    recovery_codes_issued: {
      subject: 'Neue Wiederherstellungscodes',
      text: 'Für Ihr Konto wurde ein neuer Satz Wiederherstellungscodes erstellt. Codes aus früheren Sätzen gelten nicht mehr.',
    },
    app_password_created: {
      subject: 'Neues App-Passwort',
      text: 'Für Ihr Konto wurde ein App-Passwort erstellt. Ein Programm, das es kennt, kann sich ohne den zweiten Schritt anmelden.',
    },
    fraud_reported: {
      subject: 'Ihr Konto ist gesperrt',
      text: 'Eine Anmeldung an Ihrem Konto wurde als Betrug gemeldet. Sie wurden überall abgemeldet, Ihre App-Passwörter sind gelöscht, und Ihr Konto bleibt gesperrt, bis jemand in Ihrer Organisation die Sperre aufhebt.',
    },
  },
  notYou: (portal) =>
    `Waren Sie das selbst? Dann müssen Sie nichts tun.\nWenn nicht, rufen Sie bitte sofort Ihren Helpdesk an. Sie können sich auch unter ${portal} anmelden und es bei Ihren Bestätigungsmethoden melden.`,
  blocked: 'Bitte rufen Sie Ihren Helpdesk an. Dort wird geklärt, was geschehen ist, und Sie erfahren, wie es weitergeht.',
};
