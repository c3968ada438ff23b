import { describe, expect, it } from '@jest/globals';
import { filled, LETTERS, PLACES } from './campaign-words.js';

describe('mails of a campaign', () => {
  it('S2: in every language name, date and address are said', () => {
    for (const { subject, text } of Object.values(LETTERS)) {
      for (const place of PLACES) expect(`${subject} ${text}`).toContain(place);
    }
  });

  it('S2 J08: what is filled in is one line, and is not filled in again', () => {
    const facts = { name: 'Ada {link}\nBcc: all', organisation: 'Meridian', due: '1 May', link: 'https://x.example' };
    const { subject, text } = filled({ subject: '{name}', text: '{name} {due} {link} {else}' }, facts);
    expect(subject).toBe('Ada {link} Bcc: all');
    expect(text).toBe('Ada {link} Bcc: all 1 May https://x.example {else}\n');
  });
});
