import { describe, expect, it } from '@jest/globals';
import { ApiError } from '../../graphql/client';
import { en } from './en';
import { en as moreEnglish } from './more/en';
import { LANGUAGES, languageOf, loadMoreWords, loadWords } from './languages';
import { secondsIn, sentenceFor } from './sentences';

const leaves = (value: unknown, path = ''): [string, unknown][] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, inner]) => leaves(inner, `${path}.${name}`))
    : [[path, typeof value === 'function' ? (value as (...parts: string[]) => string)('ONE', 'TWO') : value]];

describe('words', () => {
  it.each(Object.keys(LANGUAGES))('are complete in %s, and no sentence lost what stands in it', async (tag) => {
    const language = languageOf([tag]);
    const words = { ...(await loadWords(language)), ...(await loadMoreWords(language)) };
    expect(words.tag).toBe(tag);
    const english = new Map(leaves({ ...en, ...moreEnglish }));
    for (const [path, text] of leaves(words)) {
      expect([path, text]).toEqual([path, expect.stringMatching(/\S/)]);
      for (const part of ['ONE', 'TWO']) {
        expect([path, String(text).includes(part)]).toEqual([path, String(english.get(path)).includes(part)]);
      }
    }
    expect(leaves(words).length).toBe(english.size);
  });

  it('are in the first language of the browser that there is', () => {
    expect(languageOf(['', 'xx', 'fr-CA', 'de'])).toBe('fr');
    expect(languageOf(['DE-at'])).toBe('de');
    expect(languageOf(['toString', 'zh-Hant'])).toBe('en');
  });

  it('every code has a sentence, with when to try again and what to quote', () => {
    expect(sentenceFor(new ApiError('number_wrong', ''), en)).toContain('aren’t the digits');
    expect(sentenceFor(new ApiError('nobody_knows', '', null, null, null, 'ABC'), en)).toMatch(/server.*quote ABC/);
    const later = sentenceFor(new ApiError('second_factor_locked', '', null, new Date(2026, 0, 2, 15, 4)), en);
    expect(later).toMatch(/paused\. Try again at /);
  });

  it('seconds are counted in the manner of each language', async () => {
    expect([
      secondsIn(1, en),
      secondsIn(42, en),
      secondsIn(1, await loadWords('de')),
      secondsIn(42, await loadWords('ja')),
    ]).toEqual(['1 second', '42 seconds', '1 Sekunde', '42 秒']);
  });
});
