import type { Locale, Method, Notice } from '@tessera/enrollment';
import { de } from './languages/de.js';
import { en } from './languages/en.js';
import { es } from './languages/es.js';
import { fr } from './languages/fr.js';
import { ja } from './languages/ja.js';
import type { ListedFact, NoticeWords } from './notice-words.js';

const LANGUAGES: Readonly<Record<Locale, NoticeWords>> = { en, de, fr, es, ja };

export interface NoticeReader {
  readonly name: string;
  readonly locale: Locale;
}
export interface NoticeSender {
  readonly organisation: string;
  /** The sign-in page's address: the only one in the mail. */
  readonly publicUrl: string;
}

/** Names that came from a directory, a browser or a person: one line each, without signs that control or turn the text. */
const clean = (text: string | number): string =>
  String(text)
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .slice(0, 80);

/** What a notice says, in plain text and in the reader's language: what happened, the facts, and where to go. */
export function noticeMail(
  { kind, facts }: Pick<Notice, 'kind' | 'facts'>,
  at: Date,
  { name, locale }: NoticeReader,
  { organisation, publicUrl }: NoticeSender,
): { subject: string; text: string } {
  const words = LANGUAGES[locale];
  const { subject, text } = words.notices[kind];
  const clock = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'long', timeZone: 'UTC' });
  return {
    subject: `${clean(organisation)}: ${subject}`,
    text: [
      words.greeting(clean(name)),
      '',
      text,
      '',
      ...listedOf(facts, words, clock).map(([fact, value]) => words.fact(words.facts[fact], value)),
      words.fact(words.facts.when, clock.format(at)),
      '',
      kind === 'fraud_reported' ? words.blocked : words.notYou(publicUrl),
      '',
      clean(organisation),
      '',
    ].join('\n'),
  };
}

type Listed = readonly [ListedFact, string];

function listedOf(facts: Notice['facts'], words: NoticeWords, clock: Intl.DateTimeFormat): Listed[] {
  const of = (...names: string[]): string | null => {
    const value = names.map((name) => facts[name]).find((one) => one !== undefined && one !== '');
    return value === undefined ? null : clean(value);
  };
  const until = of('until');
  const known: readonly (readonly [ListedFact, string | null])[] = [
    ['way', wayOf(of('method'), of('hint'), words)],
    ['name', of('name', 'label')],
    ['application', of('application')],
    ['place', of('place')],
    ['browser', of('browser')],
    ['wrongAnswers', of('wrongAnswers')],
    ['until', until && clock.format(new Date(until))],
    ['codesLeft', of('left', 'codes')],
  ];
  return known.filter((one): one is Listed => one[1] !== null);
}

function wayOf(method: string | null, hint: string | null, words: NoticeWords): string | null {
  const named = method !== null && method in words.methods ? words.methods[method as Method] : method;
  return named !== null && hint !== null ? words.way(named, hint) : (named ?? hint);
}
