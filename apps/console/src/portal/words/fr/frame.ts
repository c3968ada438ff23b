import { counting } from '../forms';
import type { Words } from '../words';

const n = counting('fr');

export const frame: Words['frame'] = {
  language: 'Langue',
  demo: 'Démo :',
  demoPhones: 'téléphones et comptes de démonstration',
  protectedBy: 'Protégé par Tessera',
  problem: 'Problème : ',
  note: 'Remarque : ',
  working: 'Un instant…',
  waitingForServer: 'En attente du serveur…',
  tryAgain: 'Réessayer',
  startAgain: 'Recommencer',
  cancel: 'Annuler',
  close: 'Fermer',
  next: 'Suivant',
  goOn: 'Continuer',
  copy: 'Copier',
  copied: 'Copié',
  selectIt: 'À sélectionner',
  step: (number, of) => `Étape ${number} sur ${of}`,
  endsSoon: (time) => `Pour votre sécurité, vous serez déconnecté à ${time} si vous ne continuez pas.`,
  stay: 'Rester connecté',
  halfEndsSoon: (time) =>
    `Pour votre sécurité, cette connexion prend fin à ${time}. Si c’est trop tôt, il suffira de recommencer.`,
  justNow: 'à l’instant',
};

export const methods: Words['methods'] = {
  name: {
    APP_NOTIFICATION: 'Application mobile, notification',
    APP_CODE: 'Application mobile, code',
    TEXT_MESSAGE: 'Téléphone d’authentification, SMS',
    VOICE_CALL: 'Téléphone d’authentification, appel',
    OFFICE_PHONE: 'Téléphone de bureau',
    RECOVERY_CODES: 'Codes de secours',
  },
  preferred: 'Préférée',
  lastUsed: 'Dernière utilisation :',
  setUp: 'Configuration :',
};

export const signIn: Words['signIn'] = {
  heading: 'Connexion',
  lead: 'Utilisez l’identifiant et le mot de passe de votre organisation.',
  login: 'Identifiant',
  password: 'Mot de passe',
  showPassword: 'Afficher le mot de passe',
  loginMissing: 'Saisissez votre identifiant.',
  passwordMissing: 'Saisissez votre mot de passe.',
  haveCode: 'J’ai un code de mon application',
  appCode: 'Code de mon application',
  appCodeHint: 'Facultatif : vous vous connectez en une seule étape.',
  checking: 'Vérification du mot de passe…',
  button: 'Se connecter',
  firstStart: 'Premier démarrage ?',
  setUpInstallation: 'Configurer cette installation',
  ended: 'Votre connexion a été interrompue pour votre sécurité. Veuillez vous reconnecter.',
  blocked:
    'Merci de votre signalement. Votre compte est maintenant bloqué et vos administrateurs sont prévenus. Votre service d’assistance peut le rouvrir.',
  again: 'La configuration est terminée. Connectez-vous une dernière fois, avec cette nouvelle deuxième étape.',
  opening: 'Vous êtes connecté. Ouverture de la page demandée…',
};

export const setup: Words['setup'] = {
  closed: 'La configuration initiale est close',
  closedLead: 'Cette installation a déjà ses administrateurs. Les rôles s’attribuent désormais dans la console.',
  toSignIn: 'Aller à la connexion',
  heading: 'Configurer cette installation',
  lead: 'Le serveur a affiché un jeton de configuration à son démarrage. Il sert une seule fois et n’ouvre que cette page.',
  token: 'Jeton de configuration',
  checking: 'Vérification du jeton…',
  done: 'La configuration est terminée',
  doneLead: (group) => `Tous les membres de « ${group} » administrent désormais la console, avec deux facteurs.`,
  signInNow: 'Se connecter maintenant',
  who: 'Qui sont les administrateurs ?',
  whoLead: 'Choisissez un groupe de votre annuaire. Ses membres deviennent administrateurs tant qu’ils en font partie.',
  find: 'Rechercher un groupe',
  groups: 'Groupes',
  members: (count) => n(count, 'membre', 'membres'),
  none: 'Aucun groupe de ce nom. Si l’annuaire vient d’être relié, sa lecture est peut-être encore en cours.',
  make: (group) => `Donner le rôle d’administrateur à « ${group} »`,
  choose: 'Choisir un groupe',
};
