import { describe, expect, it } from '@jest/globals';
import type { RawEntry } from '../ldap/messages.js';
import type { Filter } from '../ldap/filters.js';
import { contextCsns } from './context-csn.js';
import { readTime, writeTime } from './generalized-time.js';
import type { ServerView } from './kind.js';

const entry = (values: Readonly<Record<string, readonly string[]>>): RawEntry => ({
  dn: 'dc=test',
  attributes: new Map(Object.entries(values).map(([name, list]) => [name.toLowerCase(), list.map((one) => Buffer.from(one))])),
});
const csn = (second: string, writer: string) => `202601010000${second}.000000Z#000000#${writer}#000000`;

/** A server with these numbers of the database and of its newest entries. */
const server = (csns: readonly string[], newest: readonly string[] = []): ServerView => ({
  url: 'ldaps://one.test',
  baseDn: 'OU=People,DC=Test',
  children: () => Promise.resolve([]),
  entry(dn) {
    if (dn === '') {
      const supportedControl = ['1.3.6.1.4.1.4203.1.9.1.1'];
      return Promise.resolve(entry({ supportedControl, namingContexts: ['cn=other', 'dc=test'] }));
    }
    return Promise.resolve(dn === 'dc=test' ? entry({ contextCSN: csns }) : entry({ entryCSN: [csn('00', '001')] }));
  },
  async *below(_: Filter) {
    yield newest.map((one) => entry({ entryCSN: [one] }));
  },
});
const changed = async (then: readonly string[], now: readonly string[]) => {
  const before = await contextCsns(server(then), null);
  return (await contextCsns(server(now), before!.position))!.changed;
};

describe('change sequence numbers of OpenLDAP', () => {
  it('D1 begin where the one writer that moved on stood', async () => {
    const [one, two] = [csn('10', '001'), csn('20', '002')];
    expect(await changed([one, two], [one, two])).toBe('nothing');
    expect(await changed([one, two], [csn('30', '001'), two])).toEqual({ atLeast: ['entryCSN', one] });
    expect(await changed([one, two], [csn('30', '001'), csn('30', '002')])).toEqual({ atLeast: ['entryCSN', one] });
  });

  it('I08 a writer that is new, gone or back in time makes the old ones worthless', async () => {
    const one = csn('10', '001');
    expect(await changed([one], [one, csn('05', '002')])).toBe('unknown');
    expect(await changed([one, csn('05', '002')], [one])).toBe('unknown');
    expect(await changed([one], [csn('09', '001')])).toBe('unknown');
    expect((await contextCsns(server([one]), null))!.changed).toBe('unknown');
  });

  it('I08 numbers that stand still while entries move on are not taken', async () => {
    expect(await contextCsns(server([csn('10', '001')], [csn('10', '001')]), null)).not.toBeNull();
    expect(await contextCsns(server([csn('10', '001')], [csn('11', '001')]), null)).toBeNull();
    expect(await contextCsns(server(['nonsense']), null)).toBeNull();
    expect(await contextCsns(server([]), null)).toBeNull();
  });

  it.each([
    ['20260301120000Z', '2026-03-01T12:00:00.000Z'],
    ['20260301120000.123456Z', '2026-03-01T12:00:00.000Z'],
    ['20260301120000+0100', null],
    ['20260301Z', null],
    ['', null],
  ])('D1 reads the time %s as %s', (text, time) => {
    const read = readTime(text);
    expect(read === null ? null : new Date(read).toISOString()).toBe(time);
    if (read !== null) expect(writeTime(read)).toBe('20260301120000Z');
  });
});
