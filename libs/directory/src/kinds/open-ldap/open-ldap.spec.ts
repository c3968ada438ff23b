import { describe, expect, it } from '@jest/globals';
import type { RawEntry } from '../../ldap/messages.js';
import { stagePerson } from '../../sync/stage.js';
import { openLdap } from './open-ldap.js';

const context = { now: new Date('2026-03-01T12:00:00Z'), netbiosDomain: null, dnsDomain: null };
const person = (changes: Record<string, string[]>): RawEntry => ({
  dn: 'uid=ada,ou=people,dc=test',
  attributes: new Map(
    Object.entries({ entryUUID: ['6F1E2D3C-0000-4000-8000-000000000001'], uid: ['ada'], cn: ['Ada'], ...changes }).map(
      ([name, values]) => [name.toLowerCase(), values.map((value) => Buffer.from(value))],
    ),
  ),
});
const stage = (changes: Record<string, string[]>) => {
  const staged = stagePerson(openLdap, person(changes), context);
  if (!('item' in staged)) throw new Error(staged.reason);
  return staged.item;
};

describe('OpenLDAP', () => {
  it('D1 takes every uid for a login, and the first for the name to show', () => {
    const { login, loginKeys, externalId } = stage({ uid: ['Ada', 'ada', 'Ａlindqvist'] });
    expect({ login, loginKeys }).toEqual({ login: 'Ada', loginKeys: ['ada', 'alindqvist'] });
    expect(externalId).toBe('6f1e2d3c-0000-4000-8000-000000000001');
  });

  it.each([
    ['active', {}],
    ['disabled', { pwdAccountLockedTime: ['000001010000Z'] }],
    ['disabled', { nsAccountLock: ['TRUE'] }],
    ['locked', { pwdAccountLockedTime: ['20260301115900Z'] }],
    ['expired', { shadowExpire: ['1'] }],
    ['active', { shadowExpire: ['-1'] }],
    ['active', { shadowExpire: ['99999'] }],
  ] as const)('D1 I11 a person is %s by %j', (state, changes) => {
    expect(stage(changes as unknown as Record<string, string[]>).state).toBe(state);
  });

  it.each([
    [['de, en;q=0.8'], 'de'],
    [['zh-hant-tw'], 'zh-Hant-TW'],
    [['not a language'], null],
    [[], null],
  ])('D1 reads preferredLanguage %j as %s', (preferredLanguage, language) => {
    expect(stage({ preferredLanguage }).language).toBe(language);
  });

  it.each([
    [['gb'], 'GB'],
    [['Germany'], null],
    [['1A'], null],
    [['Ää'], null],
  ])('D1 reads country %j as %s', (c, country) => expect(stage({ c }).country).toBe(country));
});
