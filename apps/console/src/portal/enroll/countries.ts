import type { PortalEnrollStartQuery } from '../../generated/portal/graphql';

type AllowedCountry = PortalEnrollStartQuery['publicSettings']['countries'][number];

export interface CountryChoice {
  /** ISO 3166-1 alpha-2. */
  readonly code: string;
  readonly callingCode: string;
  readonly name: string;
  /** Empty where the device can't draw it. */
  readonly flag: string;
  /** Lower case without marks, to search in. */
  readonly key: string;
}

/** Some devices have no pictures for flags and would draw two letters or two empty boxes: a drawn flag is as wide as one sign. */
export function flagsAreDrawn(): boolean {
  const pen = document.createElement('canvas').getContext('2d');
  if (!pen) return false;
  pen.font = '16px sans-serif';
  return pen.measureText(flagOf('CH')).width < 1.5 * pen.measureText(flagOf('CH').slice(0, 2)).width;
}

/** Two regional indicator symbols (Unicode, section 23.10) make a flag. */
const flagOf = (code: string) => String.fromCodePoint(...Array.from(code, (letter) => 0x1f1e6 + letter.charCodeAt(0) - 65));

const fold = (text: string) => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().trim();

/** Named in the person's language and sorted as that language sorts; found by that name, the English one, or a code. */
export function countryChoices(
  countries: readonly AllowedCountry[],
  languages: readonly string[],
  flags: boolean,
): CountryChoice[] {
  const local = new Intl.DisplayNames([...languages, 'en'], { type: 'region' });
  const english = new Intl.DisplayNames(['en'], { type: 'region' });
  const order = new Intl.Collator([...languages]);
  return countries
    .map(({ code, callingCode }) => {
      const digits = callingCode.replace('+', '');
      const name = local.of(code) ?? code;
      return {
        code,
        callingCode: digits,
        name,
        flag: flags ? flagOf(code) : '',
        key: fold(`${name} ${english.of(code)} ${code} +${digits}`),
      };
    })
    .sort((a, b) => order.compare(a.name, b.name));
}

export function findCountries(choices: readonly CountryChoice[], typed: string): CountryChoice[] {
  const wanted = fold(typed);
  if (!wanted) return [...choices];
  const rank = ({ key, code, callingCode }: CountryChoice) => {
    if (key.startsWith(wanted) || code.toLowerCase() === wanted || callingCode === wanted.replace('+', '')) return 0;
    if (key.includes(` ${wanted}`)) return 1;
    return key.includes(wanted) ? 2 : 3;
  };
  return choices
    .map((choice) => ({ choice, rank: rank(choice) }))
    .filter((found) => found.rank < 3)
    .sort((a, b) => a.rank - b.rank)
    .map(({ choice }) => choice);
}

interface ZonedLocale extends Intl.Locale {
  getTimeZones?(): string[] | undefined;
  readonly timeZones?: string[] | undefined;
}

const zonesOf = (code: string): readonly string[] => {
  const locale: ZonedLocale = new Intl.Locale(`und-${code}`);
  return locale.getTimeZones?.() ?? locale.timeZones ?? [];
};

/** Where the device's clock is, else the region of the browser's language, else the first of the list. */
export function defaultCountry(choices: readonly CountryChoice[], languages: readonly string[], zone: string): string | null {
  const here = choices.find(({ code }) => zonesOf(code).includes(zone));
  if (here) return here.code;
  for (const language of languages) {
    const { region } = new Intl.Locale(language);
    if (region && choices.some(({ code }) => code === region)) return region;
  }
  return choices[0]?.code ?? null;
}
