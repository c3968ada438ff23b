import type { Locale } from '@tessera/enrollment';

/** A mail that asks to enroll. `{name}`, `{organisation}`, `{due}` and `{link}` are filled in. */
export interface Letter {
  readonly subject: string;
  readonly text: string;
}
export const PLACES = ['{name}', '{organisation}', '{due}', '{link}'] as const;

/** What an admin begins from. */
export const LETTERS: Readonly<Record<Locale, Letter>> = {
  en: {
    subject: '{organisation}: please set up two-step sign-in by {due}',
    text: `Hello {name},

please set up your second step for signing in by {due}. It takes about two minutes: sign in at {link} and follow the page.

Nobody will ever ask you for a code by phone or mail.

{organisation}`,
  },
  de: {
    subject: '{organisation}: Bitte richten Sie die Anmeldung in zwei Schritten bis {due} ein',
    text: `Guten Tag {name},

bitte richten Sie bis {due} Ihren zweiten Schritt für die Anmeldung ein. Es dauert etwa zwei Minuten: Melden Sie sich unter {link} an und folgen Sie der Seite.

Niemand wird Sie je am Telefon oder per E-Mail nach einem Code fragen.

{organisation}`,
  },
  fr: {
    subject: '{organisation} : configurez la connexion en deux étapes avant le {due}',
    text: `Bonjour {name},

merci de configurer votre deuxième étape de connexion avant le {due}. Cela prend environ deux minutes : connectez-vous sur {link} et suivez la page.

Personne ne vous demandera jamais un code par téléphone ou par e-mail.

{organisation}`,
  },
  es: {
    subject: '{organisation}: configure el inicio de sesión en dos pasos antes del {due}',
    text: `Hola, {name}:

configure su segundo paso para iniciar sesión antes del {due}. Se tarda unos dos minutos: inicie sesión en {link} y siga la página.

Nadie le pedirá nunca un código por teléfono ni por correo.

{organisation}`,
  },
  ja: {
    subject: '{organisation}：{due}までに2段階サインインを設定してください',
    text: `{name} 様

{due}までに、サインインの2段階目を設定してください。所要時間は約2分です。{link} でサインインし、画面の案内に従ってください。

電話やメールでコードをお聞きすることは決してありません。

{organisation}`,
  },
};

interface Facts {
  readonly name: string;
  readonly organisation: string;
  readonly due: string;
  readonly link: string;
}

/** One line each, and not a long one: names come from a directory. */
const clean = (text: string): string => text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').slice(0, 200);

/** The mail as it goes out. What is filled in is never looked through for places again. */
export function filled({ subject, text }: Letter, facts: Facts): Letter {
  const fill = (pattern: string): string =>
    pattern.replaceAll(/\{(name|organisation|due|link)\}/g, (_, name: keyof Facts) => clean(facts[name]));
  return { subject: clean(fill(subject)), text: `${fill(text)}\n` };
}
