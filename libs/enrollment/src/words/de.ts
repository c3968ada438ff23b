import type { Words } from './words.js';

const CODE_FOR = {
  'sign-in': 'zum Anmelden',
  enroll: 'zum Einrichten des zweiten Faktors',
  'fresh-proof': 'zum Bestätigen einer Änderung',
} as const;
const CALL_ABOUT = {
  'sign-in': (from: string) => `Jemand meldet sich gerade${from} mit Ihrem Namen und Ihrem Kennwort an.`,
  enroll: (from: string) => `Jemand richtet gerade${from} dieses Telefon als zweiten Faktor für die Anmeldung ein.`,
  'fresh-proof': (from: string) => `Jemand möchte gerade${from} eine Änderung an Ihrem Konto bestätigen.`,
} as const;

export const de: Words = {
  codeText: ({ issuer, purpose, code, minutes }) =>
    `${issuer}: ${code} ist Ihr Code ${CODE_FOR[purpose]}. ${minutes} Min. gültig. Nicht weitergeben. Nicht Sie? Mit 0 antworten.`,
  callGreeting: ({ issuer, purpose, place, digits }) =>
    [
      `Guten Tag, hier ist ${issuer}.`,
      CALL_ABOUT[purpose](place === null ? '' : ` von ${place}`),
      digits
        ? 'Wenn Sie das sind, geben Sie die zwei Ziffern ein, die Ihr Bildschirm zeigt, und drücken Sie danach die Rautetaste.'
        : 'Wenn Sie das sind, drücken Sie die Rautetaste.',
      'Wenn nicht, drücken Sie die Null und danach die Rautetaste.',
    ].join(' '),
  callEndings: {
    confirmed: 'Vielen Dank. Bitte machen Sie am Bildschirm weiter. Auf Wiederhören.',
    fraud_reported:
      'Vielen Dank für den Hinweis. Ihr Konto ist jetzt gesperrt, und die Administratoren sind informiert. Auf Wiederhören.',
    wrong:
      'Das waren nicht die richtigen Tasten. Zur Sicherheit ist diese Anfrage beendet. Bitte beginnen Sie am Bildschirm noch einmal. Auf Wiederhören.',
    over: 'Diese Anfrage ist nicht mehr offen. Auf Wiederhören.',
    nothing: 'Es wurde keine Taste gedrückt, deshalb ist diese Anfrage beendet. Auf Wiederhören.',
  },
  pushBody: {
    'sign-in': 'Melden Sie sich gerade an? Zum Antworten öffnen.',
    enroll: 'Öffnen, um die Einrichtung dieses Telefons abzuschließen.',
    'fresh-proof': 'Möchten Sie etwas ändern? Zum Antworten öffnen.',
  },
};
