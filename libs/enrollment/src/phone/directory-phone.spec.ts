import { describe, expect, it } from '@jest/globals';
import { directoryPhone } from './directory-phone.js';
import { parsePhone } from './parse-phone.js';

describe('a number of the directory, to fill in a form', () => {
  const read = (number: string, country = 'DE') => directoryPhone({ number, country, allowed: 'all' });

  it.each([
    ['+49 (30) 1234-567 ext. 12', 'DE', { country: 'DE', extension: '12' }],
    ['030/1234567', 'DE', { country: 'DE', extension: null }],
    ['+1 (212) 736-5000', 'DE', { country: 'US', extension: null }],
    ['+39 02 7234 5678', '', { country: 'IT', extension: null }],
  ])('S11: %s is shown without punctuation and accepted as it is shown', (number, country, expected) => {
    const phone = read(number, country);
    expect(phone).toMatchObject(expected);
    const typed = parsePhone({ country: phone?.country ?? '', number: phone?.national ?? '', allowed: 'all' });
    expect(typed).toMatchObject({ ok: true, value: { international: phone?.international } });
  });

  it.each([['4711'], ['none'], [''], ['+49 900 1234567']])(
    'S11: %j is no number that may be called: nothing is filled in',
    (number) => {
      expect(read(number)).toBeNull();
    },
  );
});
