import { describe, expect, it } from '@jest/globals';
import { type Account, matching, nameOf } from './account';
import { moved } from './moved';

const account = (id: string, issuer: string, name: string, label: string | null = null): Account => ({
  kind: 'code',
  id,
  issuer,
  account: name,
  label,
  key: {} as CryptoKey,
  hash: 'SHA-1',
  digits: 6,
  period: 30,
});
const ids = (accounts: readonly Account[]) => accounts.map(({ id }) => id).join('');
const three = [account('a', 'ACME', 'ada'), account('b', '', 'bob'), account('c', 'Müller', 'ada', 'Bank')];

describe('accounts', () => {
  it('are called by the name that was given, by the issuer, by the account', () => {
    expect(three.map(nameOf)).toEqual(['ACME', 'bob', 'Bank']);
  });

  it('are found by all words in any field, accents and case aside', () => {
    const found = (search: string) => ids(matching(three, search, 'en'));
    expect([found(''), found('ADA'), found('bank ada'), found('muller'), found('müller'), found('x')]).toEqual([
      'abc',
      'ac',
      'c',
      'c',
      'c',
      '',
    ]);
  });

  it('move one place, and stay at the ends', () => {
    expect([
      ids(moved(three, 'b', -1)),
      ids(moved(three, 'b', 1)),
      ids(moved(three, 'a', -1)),
      ids(moved(three, 'c', 1)),
    ]).toEqual(['bac', 'acb', 'abc', 'abc']);
  });
});
