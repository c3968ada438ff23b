import type { Words } from './words.js';

const CODE_FOR = {
  'sign-in': 'pour vous connecter',
  enroll: 'pour activer votre second facteur',
  'fresh-proof': 'pour confirmer une modification',
} as const;
const CALL_ABOUT = {
  'sign-in': 'Quelqu’un se connecte en ce moment avec votre identifiant et votre mot de passe',
  enroll: 'Quelqu’un est en train d’enregistrer ce téléphone comme second facteur de connexion',
  'fresh-proof': 'Quelqu’un demande à confirmer une modification de votre compte',
} as const;

/** The text keeps to letters of GSM 03.38: é, è and à are among them, ê and ç are not. */
export const fr: Words = {
  codeText: ({ issuer, purpose, code, minutes }) =>
    `${issuer} : ${code} est votre code ${CODE_FOR[purpose]}. Valable ${minutes} min. Ne le donnez à personne. Pas vous ? Répondez 0.`,
  callGreeting: ({ issuer, purpose, place, digits }) =>
    [
      `Bonjour, ici ${issuer}.`,
      `${CALL_ABOUT[purpose]}${place === null ? '' : `, depuis ${place}`}.`,
      digits
        ? 'Si c’est bien vous, tapez les deux chiffres affichés sur votre écran, puis la touche dièse.'
        : 'Si c’est bien vous, appuyez sur la touche dièse.',
      'Sinon, appuyez sur zéro, puis sur dièse.',
    ].join(' '),
  callEndings: {
    confirmed: 'Merci. Vous pouvez continuer à l’écran. Au revoir.',
    fraud_reported:
      'Merci de nous avoir prévenus. Votre compte est maintenant bloqué et les administrateurs sont informés. Au revoir.',
    wrong:
      'Ce ne sont pas les bonnes touches. Par sécurité, cette demande est terminée. Veuillez recommencer à l’écran. Au revoir.',
    over: 'Cette demande n’est plus ouverte. Au revoir.',
    nothing: 'Aucune touche n’a été pressée : cette demande est terminée. Au revoir.',
  },
  pushBody: {
    'sign-in': 'Est-ce vous qui vous connectez ? Ouvrez pour répondre.',
    enroll: 'Ouvrez pour terminer l’enregistrement de ce téléphone.',
    'fresh-proof': 'Voulez-vous faire une modification ? Ouvrez pour répondre.',
  },
};
