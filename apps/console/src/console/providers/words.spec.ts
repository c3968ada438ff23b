import { describe, expect, it } from '@jest/globals';
import { carriedWords, fieldName } from './words';

describe('the words for providers', () => {
  it('a field without a word of its own is spelled out', () => {
    expect(fieldName('accountSid')).toBe('Account SID');
    expect(fieldName('sourceAddressTon')).toBe('Source address ton');
  });

  it('what it carries is a sentence part', () => {
    expect(carriedWords(['text-message', 'voice-call'])).toBe('texts and calls');
    expect(carriedWords(['mail'])).toBe('mails');
  });
});
