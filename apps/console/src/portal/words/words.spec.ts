import { describe, expect, it } from '@jest/globals';
import { words as english } from './en';
import { formatsOf } from './formats';
import { chooseLanguage, type Language, LANGUAGES, localeOf } from './language';

/** Every text of a language by its path; texts with parts are made with parts that can be found again. */
function textsOf(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return [[path, String(value('PART1', 'PART2'))]];
  return Object.entries(value as object).flatMap(([key, inner]) => textsOf(inner, `${path}.${key}`));
}

const holes = (text: string): number => text.split('{}').length - 1;
const original = new Map(textsOf(english));

describe.each(Object.keys(LANGUAGES) as Language[])('words in %s', (language) => {
  it('leave nothing empty, and keep the hole that the page fills where English has one', async () => {
    const { words } = await LANGUAGES[language].load();
    const texts = textsOf(words);
    expect(texts.length).toBe(original.size);
    for (const [path, text] of texts) {
      expect({ path, length: text.trim().length }).not.toEqual({ path, length: 0 });
      expect({ path, holes: holes(text) }).toEqual({ path, holes: holes(original.get(path) ?? '') });
    }
  });

  it('are said in that language, not left in English', async () => {
    if (language === 'en') return;
    const { words } = await LANGUAGES[language].load();
    const same = textsOf(words).filter(([path, text]) => text === original.get(path) && /[a-z]{3}.* [a-z]{3}/.test(text));
    expect(same).toEqual([]);
  });
});

describe('the language of the page', () => {
  it('is the one chosen before, else the first of the browser’s that there is, else English', () => {
    expect(chooseLanguage('fr', ['de-DE'])).toBe('fr');
    expect(chooseLanguage(null, ['nl-NL', 'de-AT', 'en'])).toBe('de');
    expect(chooseLanguage('klingon', ['ja'])).toBe('ja');
    expect(chooseLanguage('constructor', ['x', 'it'])).toBe('en');
  });

  it('is written as in the region of the browser, where that speaks it', () => {
    expect(localeOf('de', ['en-US', 'de-CH'])).toBe('de-CH');
    expect(localeOf('es', ['en-US'])).toBe('es-ES');
  });
});

describe('dates and waits', () => {
  const now = Date.parse('2030-06-01T12:00:00Z');
  const english = formatsOf('en-GB');

  it('round a wait up, so that it is never too early', () => {
    expect(english.wait(new Date(now + 1_000), now)).toBe('in 1 second');
    expect(english.wait(new Date(now + 13.5 * 60_000), now)).toBe('in 14 minutes');
    expect(english.wait(new Date(now + 2 * 3_600_000), now)).toBe('in 2 hours');
    expect(english.wait(new Date(now - 5_000), now)).toBe('in 1 second');
  });

  it('round what is past down, and leave less than a minute to words', () => {
    expect(english.ago(new Date(now - 59_000), now)).toBeNull();
    expect(english.ago(new Date(now - 119_000), now)).toBe('1 minute ago');
    expect(english.ago(new Date(now - 25 * 3_600_000), now)).toBe('yesterday');
  });

  it('are written as each language writes them', () => {
    const day = new Date(2031, 11, 14, 12);
    expect(english.day(day)).toBe('14 December 2031');
    expect(formatsOf('en-US').day(day)).toBe('December 14, 2031');
    expect(formatsOf('de-DE').day(day)).toBe('14. Dezember 2031');
    expect(formatsOf('ja-JP').day(day)).toBe('2031年12月14日');
  });
});
