import type { NoticeWords } from '../notice-words.js';

export const fr: NoticeWords = {
  greeting: (name) => `Bonjour ${name},`,
  methods: {
    'app-notification': 'notification dans l’application mobile',
    'app-code': 'code d’une application d’authentification',
    'text-message': 'SMS',
    'voice-call': 'appel téléphonique',
    'office-phone': 'appel sur le téléphone de bureau',
    'recovery-codes': 'codes de secours',
  },
  way: (method, hint) => `${method} (${hint})`,
  facts: {
    way: 'Moyen de vérification',
    name: 'Nom',
    application: 'Application',
    place: 'Depuis',
    browser: 'Navigateur',
    wrongAnswers: 'Réponses erronées',
    until: 'Suspendue jusqu’au',
    codesLeft: 'Codes restants',
    when: 'Date',
  },
  fact: (word, value) => `${word} : ${value}`,
  notices: {
    wrong_answers: {
      subject: 'Codes erronés lors d’une connexion à votre compte',
      text: 'Quelqu’un a saisi correctement votre mot de passe, puis a donné des réponses erronées à la seconde étape.',
    },
    second_factor_paused: {
      subject: 'Votre seconde étape est suspendue',
      text: 'Trop de réponses erronées ont été données à votre seconde étape. Pour vous protéger, elle est suspendue quelque temps ; elle fonctionnera ensuite de nouveau d’elle-même.',
    },
    authenticator_added: {
      subject: 'Nouveau moyen de vérification ajouté',
      text: 'Un nouveau moyen de vérification a été ajouté à votre compte.',
    },
    authenticator_removed: {
      subject: 'Moyen de vérification supprimé',
      text: 'Un moyen de vérification a été supprimé de votre compte.',
    },
    authenticator_disabled: {
      subject: 'Moyen de vérification désactivé',
      text: 'L’un de vos moyens de vérification a été désactivé après trop de réponses erronées. Pour l’utiliser de nouveau, configurez-le à nouveau.',
    },
    enrollment_superseded: {
      subject: 'Une configuration a été commencée deux fois',
      text: 'La configuration d’un moyen de vérification a été commencée pour votre compte alors qu’une autre du même type était en cours. La première a été interrompue.',
    },
    parallel_requests: {
      subject: 'Deux connexions en même temps',
      text: 'Deux connexions ont demandé une confirmation sur votre téléphone en même temps. Les deux demandes ont été interrompues et aucune des connexions n’a abouti.',
    },
    code_replayed: {
      subject: 'Un code déjà utilisé a été saisi de nouveau',
      text: 'L’un de vos codes, déjà utilisé, a été saisi une seconde fois. Il a été refusé.',
    },
    recovery_code_used: {
      subject: 'Un code de secours a été utilisé',
      text: 'L’un de vos codes de secours a été utilisé pour retrouver l’accès à votre compte. Il ne sert qu’une fois et n’est plus valable.',
    },
    recovery_codes_issued: {
      subject: 'Nouveaux codes de secours',
      text: 'Une nouvelle série de codes de secours a été créée pour votre compte. Les codes des séries précédentes ne sont plus valables.',
    },
    app_password_created: {
      subject: 'Nouveau mot de passe d’application',
      text: 'Un mot de passe d’application a été créé pour votre compte. Un programme qui le connaît peut se connecter sans la seconde étape.',
    },
    fraud_reported: {
      subject: 'Votre compte est bloqué',
      text: 'Une connexion à votre compte a été signalée comme frauduleuse. Toutes vos sessions ont été fermées, vos mots de passe d’application sont supprimés et votre compte reste bloqué jusqu’à ce qu’une personne de votre organisation lève le blocage.',
    },
  },
  notYou: (portal) =>
    `C’était vous ? Alors vous n’avez rien à faire.\nSinon, appelez immédiatement votre service d’assistance. Vous pouvez aussi vous connecter sur ${portal} et le signaler dans vos moyens de vérification.`,
  blocked: 'Veuillez appeler votre service d’assistance, qui vérifiera ce qui s’est passé et vous dira comment continuer.',
};
