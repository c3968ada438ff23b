import { describe, expect, it } from '@jest/globals';
import { DIRECTORY_ERROR_CODES, DirectoryError } from '@tessera/directory';
import { failureOf, OUTCOME_SENTENCES } from './outcome-sentences.js';

describe('why a run did not complete', () => {
  it('has a sentence for each code, and the directory’s own words behind it', () => {
    for (const code of DIRECTORY_ERROR_CODES) {
      expect(failureOf(new DirectoryError(code, 'line one\nline\u0000two'))).toEqual({
        code,
        message: `${OUTCOME_SENTENCES[code]} (line one line two)`,
      });
    }
  });

  it('says nothing of an accident’s own words', () => {
    expect(failureOf(new Error('password=hunter2'))).toEqual({ code: 'internal', message: OUTCOME_SENTENCES.internal });
  });
});
