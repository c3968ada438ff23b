/// <reference types="node" />
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { ApiError } from '../graphql/client';
import { sentenceFor } from './sentences';
import { formatsOf } from './words/formats';
import { type Language, LANGUAGES } from './words/language';

/** The closed lists, read as text: pages import nothing from the API or the libraries. */
const codesIn = (file: string, end: string, pattern: RegExp): string[] => {
  const text = readFileSync(new URL(`../../../../${file}`, import.meta.url), 'utf8');
  return [...text.slice(0, text.indexOf(end)).matchAll(pattern)].flatMap(([, code]) => code ?? []);
};
const core = codesIn('libs/enrollment/src/refusals.ts', '] as const', /^ {2}'(\w+)',/gm);
const api = codesIn('apps/api/src/platform/graphql/refused.ts', '} as const', /^ {2}(\w+):/gm);

/** Codes of the console's own operations; the portal never asks for them. */
const CONSOLE =
  /^((policy|last|emergency|campaign|preview|sync|provider|reason|block|webhook|report)_|directory_(?!unavailable$))/;

const tongues = await Promise.all(
  (Object.keys(LANGUAGES) as Language[]).map(async (language) => {
    const { words: w } = await LANGUAGES[language].load();
    return { language, speech: { w, f: formatsOf(LANGUAGES[language].region) } };
  }),
);
const speech = { ...tongues[0]!.speech, f: formatsOf('en-GB') };

describe.each(tongues)('sentences in $language', ({ speech: spoken }) => {
  it('has a sentence of its own for every refusal of the core and of the API', () => {
    expect(core.length).toBeGreaterThan(30);
    expect(api.length).toBeGreaterThan(core.length);
    for (const code of [...core, ...api.filter((one) => !CONSOLE.test(one))]) {
      const sentence = sentenceFor(new ApiError(code, 'from the API'), spoken);
      expect({ code, sentence }).not.toEqual({ code, sentence: 'from the API' });
      expect(sentence).toMatch(/[.。]$/);
    }
  });

  it('says how many tries are left, when trying again can succeed, and what to quote', () => {
    const retryAt = new Date(Date.now() + 5 * 60_000);
    const sentence = sentenceFor(new ApiError('second_factor_locked', '', null, retryAt, 2, 'D7K2'), spoken);
    expect(sentence).toContain('D7K2');
    expect(sentence).toContain('2');
    expect(sentence).toContain(spoken.f.time(retryAt));
  });
});

describe('sentences', () => {
  it('shows the words of the API for a code it does not know, also for names that every object has', () => {
    expect(sentenceFor(new ApiError('brand_new', 'Words of the API.'), speech)).toBe('Words of the API.');
    expect(sentenceFor(new ApiError('constructor', 'Words of the API.'), speech)).toBe('Words of the API.');
  });

  it('says what to quote to the helpdesk where there is something', () => {
    expect(sentenceFor(new ApiError('signin_denied', '', null, null, null, 'D7K2'), speech)).toContain('quote D7K2.');
    expect(sentenceFor(new ApiError('signin_denied', ''), speech)).not.toContain('quote');
  });

  it('counts tries in words', () => {
    expect(sentenceFor(new ApiError('code_wrong', '', null, null, 1), speech)).toContain('1 try left.');
    expect(sentenceFor(new ApiError('code_wrong', '', null, null, 3), speech)).toContain('3 tries left.');
  });
});
