import { counting } from '../forms';
import type { Words } from '../words';

const n = counting('de');

export const errors: Words['errors'] = {
  again: (wait, time) => `Versuchen Sie es ${wait} erneut, um ${time} Uhr.`,
  triesLeft: (count) => `Noch ${n(count, 'Versuch', 'Versuche')}.`,
  quote: (reference) => `Wenn Sie Ihren Helpdesk anrufen, nennen Sie ${reference}.`,
  otherwise: {
    second_factor_locked: 'Warten Sie eine Weile und versuchen Sie es dann erneut.',
    send_too_soon: 'Geben Sie ihr einen Moment.',
    send_limit: 'Verwenden Sie einen anderen Weg oder fragen Sie Ihren Helpdesk.',
    too_many_attempts: 'Warten Sie eine Weile und versuchen Sie es dann erneut.',
    push_paused: 'Verwenden Sie einen anderen Weg.',
    recovery_paused: 'Verwenden Sie einen anderen Weg oder fragen Sie Ihren Helpdesk.',
  },
  sentence: {
    code_malformed: 'Der Code hat 6 Ziffern. Geben Sie nur diese ein.',
    code_wrong: 'Dieser Code stimmt nicht. Verwenden Sie den neuesten und versuchen Sie es erneut.',
    challenge_over: 'Diese Anfrage ist beendet. Starten Sie eine neue.',
    enrollment_over: 'Diese Einrichtung ist beendet. Beginnen Sie sie neu; es dauert eine Minute.',
    too_many_tries: 'Das war der letzte Versuch für diesen Code. Beginnen Sie neu, um einen neuen zu erhalten.',
    second_factor_locked: 'Zu viele falsche Antworten.',
    send_too_soon: 'Eine Nachricht ist schon unterwegs.',
    send_limit: 'Im Moment kann nichts mehr gesendet werden.',
    method_not_allowed: 'Ihre Organisation bietet Ihnen diesen Weg nicht an. Wählen Sie einen anderen.',
    method_unknown: 'Dieser Weg ist nicht mehr eingerichtet. Wählen Sie einen anderen.',
    phone_country: 'Telefone aus diesem Land lassen sich hier nicht verwenden. Wählen Sie ein anderes Land.',
    phone_punctuation: 'Bitte nur Ziffern und Leerzeichen: keine Striche, keine Klammern, kein Pluszeichen.',
    phone_invalid: 'In diesem Land gibt es diese Nummer nicht. Prüfen Sie Vorwahl und Ziffern.',
    phone_kind: 'Nummern dieser Art lassen sich nicht verwenden. Geben Sie eine gewöhnliche Mobil- oder Festnetznummer ein.',
    phone_extension: 'Eine Durchwahl hat 1 bis 8 Ziffern. Geben Sie nur diese ein.',
    blocked: 'Ihr Konto ist gesperrt, weil eine Anmeldung als Betrug gemeldet wurde. Bitte wenden Sie sich an Ihren Helpdesk.',
    enroll_from_network:
      'Ihr zweiter Schritt lässt sich nur aus dem Netz Ihrer Organisation einrichten. Bitte melden Sie sich einmal von dort an.',
    enroll_by_helpdesk:
      'Ihre Organisation verlangt einen Pass, bevor ein zweiter Schritt eingerichtet wird. Bitte fragen Sie Ihren Helpdesk danach.',
    needs_review: 'Ihr Konto ist neu und trägt den Namen eines früheren. Bitte wenden Sie sich an Ihren Helpdesk, der es prüft.',
    not_activated: 'Verbinden Sie zuerst Ihr Telefon: Scannen Sie das Bild damit.',
    not_confirmed: 'Von Ihrem Telefon ist noch nichts eingegangen.',
    number_wrong: 'Das waren nicht die zwei Ziffern auf dieser Seite, daher ist die Anfrage beendet. Beginnen Sie neu.',
    push_paused: 'Zu viele Benachrichtigungen blieben offen oder wurden abgelehnt; sie sind daher ausgesetzt.',
    push_conflict:
      'Im selben Moment kam noch eine Anfrage, daher wurden beide beendet. Verwenden Sie einen anderen Weg oder versuchen Sie es erneut.',
    recovery_paused: 'Zu viele falsche Wiederherstellungs\u00ADcodes; sie sind daher ausgesetzt.',
    method_last: 'Das ist Ihre letzte Methode, und Ihre Organisation verlangt eine. Fügen Sie erst eine andere hinzu.',
    method_too_new: 'Dieser Weg ist noch zu neu, um Änderungen zu bestätigen. Verwenden Sie einen anderen.',
    name_invalid: 'Ein Name hat 1 bis 40 Zeichen.',
    app_passwords_off: 'Ihre Organisation erlaubt keine App-Passwörter.',
    app_password_limit: 'Sie haben so viele App-Passwörter, wie erlaubt sind. Widerrufen Sie erst eines.',
    app_password_wrong: 'Dieses App-Passwort stimmt nicht.',
    device_unknown: 'Dieses Telefon ist nicht mehr mit Ihrem Konto verbunden. Verbinden Sie es neu.',
    device_key: 'Dieses Telefon konnte seinen Schlüssel nicht nachweisen. Verbinden Sie es neu.',
    device_signature: 'Die Antwort war von diesem Telefon nicht richtig signiert. Versuchen Sie es erneut.',
    fresh_proof_needed: 'Bitte bestätigen Sie noch einmal, dass Sie es sind, um das zu ändern.',
    skip_over: 'Das lässt sich nicht weiter aufschieben. Bitte richten Sie es jetzt ein.',
    credentials: 'Benutzername und Passwort passen nicht zusammen. Prüfen Sie beides und versuchen Sie es erneut.',
    too_many_attempts: 'Zu viele Versuche.',
    directory_unavailable:
      'Das Verzeichnis Ihrer Organisation antwortet nicht. Ihr Passwort ist vielleicht richtig; versuchen Sie es in einer Minute erneut.',
    signin_denied: 'Sie können sich im Moment nicht anmelden. Bitte wenden Sie sich an Ihren Helpdesk.',
    session_over: 'Ihre Anmeldung wurde zu Ihrer Sicherheit beendet. Bitte melden Sie sich erneut an.',
    forbidden: 'Das ist mit Ihrem Konto nicht möglich. Fragen Sie Ihren Helpdesk, falls es möglich sein sollte.',
    offline: 'Der Server ist nicht erreichbar. Prüfen Sie Ihre Verbindung und versuchen Sie es erneut.',
    setup_token:
      'Dieses Einrichtungstoken gilt nicht. Kopieren Sie es noch einmal aus der Ausgabe des Servers; es gilt einmal, eine Stunde lang.',
    setup_closed: 'Die Ersteinrichtung ist schon abgeschlossen. Melden Sie sich mit dem Konto eines Administrators an.',
    not_found: 'Das gibt es nicht mehr. Laden Sie die Seite neu.',
    bad_request: 'Der Server hat diese Seite nicht verstanden. Laden Sie sie neu; sie ist vielleicht veraltet.',
    internal: 'Bei uns ist etwas schiefgegangen. Versuchen Sie es gleich noch einmal.',
  },
};
