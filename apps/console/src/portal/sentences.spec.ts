/// <reference types="node" />
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { ApiError } from '../graphql/client';
import { sentenceFor, whenAgain } from './sentences';

/** The core's closed list, read as text: pages import nothing from the libraries. */
const refusals = readFileSync(new URL('../../../../libs/enrollment/src/refusals.ts', import.meta.url), 'utf8');
const core = [...refusals.slice(0, refusals.indexOf('] as const')).matchAll(/^ {2}'(\w+)',/gm)].flatMap(([, code]) => code ?? []);

describe('sentences', () => {
  it('has a sentence of its own for every refusal of the core', () => {
    expect(core.length).toBeGreaterThan(10);
    for (const code of core) {
      const sentence = sentenceFor(new ApiError(code, 'from the API'));
      expect(sentence).not.toBe('from the API');
      expect(sentence).toMatch(/^[A-Z].*\.$/);
    }
  });

  it('shows the words of the API for a code it does not know, also for names that every object has', () => {
    expect(sentenceFor(new ApiError('brand_new', 'Words of the API.'))).toBe('Words of the API.');
    expect(sentenceFor(new ApiError('constructor', 'Words of the API.'))).toBe('Words of the API.');
  });

  it('says what to quote to the helpdesk where there is something', () => {
    expect(sentenceFor(new ApiError('signin_denied', '', null, null, null, 'D7K2'))).toContain('quote D7K2.');
    expect(sentenceFor(new ApiError('signin_denied', ''))).not.toContain('quote');
  });

  it('counts tries and waits in words', () => {
    expect(sentenceFor(new ApiError('code_wrong', '', null, null, 1))).toContain('1 try left.');
    expect(sentenceFor(new ApiError('code_wrong', '', null, null, 3))).toContain('3 tries left.');
    const now = Date.now();
    expect(whenAgain(new Date(now + 1_000))).toBe('in 1 second');
    expect(whenAgain(new Date(now + 13.5 * 60_000))).toBe('in 14 minutes');
    expect(whenAgain(new Date(now + 2 * 3_600_000))).toBe('in 2 hours');
    expect(whenAgain(new Date(now - 5_000))).toBe('in 1 second');
  });
});
