import { counting } from '../forms';
import type { Words } from '../words';

const n = counting('fr');

export const errors: Words['errors'] = {
  again: (wait, time) => `Réessayez ${wait}, à ${time}.`,
  triesLeft: (count) => `Il vous reste ${n(count, 'essai', 'essais')}.`,
  quote: (reference) => `Si vous appelez votre service d’assistance, indiquez ${reference}.`,
  otherwise: {
    second_factor_locked: 'Attendez un moment, puis réessayez.',
    send_too_soon: 'Laissez-lui un instant.',
    send_limit: 'Utilisez un autre moyen ou adressez-vous à votre service d’assistance.',
    too_many_attempts: 'Attendez un moment, puis réessayez.',
    push_paused: 'Utilisez un autre moyen.',
    recovery_paused: 'Utilisez un autre moyen ou adressez-vous à votre service d’assistance.',
  },
  sentence: {
    code_malformed: 'Le code comporte 6 chiffres. Ne saisissez que ceux-ci.',
    code_wrong: 'Ce code ne correspond pas. Utilisez le plus récent et réessayez.',
    challenge_over: 'Cette demande a pris fin. Lancez-en une nouvelle.',
    enrollment_over: 'Cette configuration a pris fin. Recommencez-la ; cela prend une minute.',
    too_many_tries: 'C’était le dernier essai pour ce code. Recommencez pour en obtenir un nouveau.',
    second_factor_locked: 'Trop de réponses fausses.',
    send_too_soon: 'Un envoi est déjà en route.',
    send_limit: 'Plus aucun envoi n’est possible pour l’instant.',
    method_not_allowed: 'Votre organisation ne vous propose pas ce moyen. Choisissez-en un autre.',
    method_unknown: 'Ce moyen n’est plus configuré. Choisissez-en un autre.',
    phone_country: 'Les téléphones de ce pays ne sont pas acceptés ici. Choisissez un autre pays.',
    phone_punctuation: 'Uniquement des chiffres et des espaces : ni tirets, ni parenthèses, ni signe plus.',
    phone_invalid: 'Ce numéro n’existe pas dans ce pays. Vérifiez l’indicatif et les chiffres.',
    phone_kind: 'Ce type de numéro n’est pas accepté. Saisissez un numéro de mobile ou de ligne fixe ordinaire.',
    phone_extension: 'Un poste comporte de 1 à 8 chiffres. Ne saisissez que ceux-ci.',
    blocked:
      'Votre compte est bloqué, car une connexion a été signalée comme fraude. Adressez-vous à votre service d’assistance.',
    enroll_from_network:
      'Votre deuxième étape ne peut être configurée que depuis le réseau de votre organisation. Connectez-vous une fois depuis celui-ci.',
    enroll_by_helpdesk:
      'Votre organisation demande un laissez-passer avant de configurer une deuxième étape. Demandez-le à votre service d’assistance.',
    needs_review:
      'Votre compte est nouveau et porte le nom d’un ancien compte. Contactez votre service d’assistance, qui le vérifiera.',
    not_activated: 'Reliez d’abord votre téléphone : scannez l’image avec lui.',
    not_confirmed: 'Rien n’est encore arrivé de votre téléphone.',
    number_wrong: 'Ce n’étaient pas les deux chiffres de cette page ; la demande a donc pris fin. Recommencez.',
    push_paused: 'Trop de notifications sont restées sans réponse ou ont été refusées ; elles sont suspendues.',
    push_conflict: 'Une autre demande est arrivée au même moment ; les deux ont pris fin. Utilisez un autre moyen ou réessayez.',
    recovery_paused: 'Trop de codes de secours faux ; ils sont suspendus.',
    method_last: 'C’est votre dernière méthode, et votre organisation en exige une. Ajoutez-en d’abord une autre.',
    method_too_new: 'Ce moyen est trop récent pour confirmer des changements. Utilisez-en un autre.',
    name_invalid: 'Un nom comporte de 1 à 40 caractères.',
    app_passwords_off: 'Votre organisation n’autorise pas les mots de passe d’application.',
    app_password_limit: 'Vous avez atteint le nombre autorisé de mots de passe d’application. Révoquez-en d’abord un.',
    app_password_wrong: 'Ce mot de passe d’application n’est pas correct.',
    device_unknown: 'Ce téléphone n’est plus relié à votre compte. Reliez-le de nouveau.',
    device_key: 'Ce téléphone n’a pas pu prouver sa clé. Reliez-le de nouveau.',
    device_signature: 'La réponse n’était pas correctement signée par ce téléphone. Réessayez.',
    fresh_proof_needed: 'Confirmez encore une fois que c’est vous pour modifier cela.',
    skip_over: 'Il n’est plus possible de reporter. Configurez-la maintenant.',
    credentials: 'Cet identifiant et ce mot de passe ne correspondent pas. Vérifiez les deux et réessayez.',
    too_many_attempts: 'Trop de tentatives.',
    directory_unavailable:
      'L’annuaire de votre organisation ne répond pas. Votre mot de passe est peut-être correct ; réessayez dans une minute.',
    signin_denied: 'Vous ne pouvez pas vous connecter pour l’instant. Adressez-vous à votre service d’assistance.',
    session_over: 'Votre connexion a été interrompue pour votre sécurité. Veuillez vous reconnecter.',
    forbidden: 'Votre compte ne permet pas cela. Adressez-vous à votre service d’assistance s’il devrait le permettre.',
    offline: 'Le serveur est injoignable. Vérifiez votre connexion et réessayez.',
    setup_token:
      'Ce jeton de configuration n’est pas valable. Copiez-le de nouveau depuis la sortie du serveur ; il sert une fois, pendant une heure.',
    setup_closed: 'La configuration initiale est déjà terminée. Connectez-vous avec le compte d’un administrateur.',
    not_found: 'Cela n’existe plus. Rechargez la page.',
    bad_request: 'Le serveur n’a pas compris cette page. Rechargez-la ; elle est peut-être périmée.',
    internal: 'Un problème est survenu de notre côté. Réessayez dans un instant.',
  },
};
