import { describe, expect, it } from '@jest/globals';
import { operationsOf, serversOf, writesOf } from './servers';

describe('what the page of a directory says', () => {
  it('D1: several servers are listed in the order in which they are tried', () => {
    expect(serversOf('ldaps://one.example.test, ldaps://two.example.test:636  ldap://three.example.test')).toEqual([
      'ldaps://one.example.test',
      'ldaps://two.example.test:636',
      'ldap://three.example.test',
    ]);
    expect(serversOf('ldaps://only.example.test')).toEqual(['ldaps://only.example.test']);
  });

  it('D1: every operation that only reads is named, also when it never happened', () => {
    expect(operationsOf([{ operation: 'search', count: 7 }])).toEqual([
      { operation: 'bind', count: 0 },
      { operation: 'search', count: 7 },
      { operation: 'unbind', count: 0 },
      { operation: 'abandon', count: 0 },
      { operation: 'startTls', count: 0 },
    ]);
  });

  it('D1: what does not only read is counted as a write', () => {
    expect(writesOf([{ operation: 'bind', count: 3 }])).toBe(0);
    expect(writesOf([{ operation: 'modify', count: 2 }])).toBe(2);
  });
});
