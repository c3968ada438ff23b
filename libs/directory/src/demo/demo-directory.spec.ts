import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDirectory } from '../create-directory.js';
import { DirectoryError } from '../errors.js';
import type { DirectorySettings } from '../reader.js';
import { collect, collectChanges, collectIds } from '../testing/collect.js';
import { directoryContract } from '../testing/directory-contract.js';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from './accounts.js';
import type { DemoDirectory } from './demo-directory.js';
import { startDemoDirectory } from './demo-directory.js';
import { personDn } from './demo-tree.js';

const now = (): Date => new Date('2026-06-01T00:00:00Z');
const settingsFor = (demo: DemoDirectory): DirectorySettings => ({
  kind: 'open-ldap',
  url: demo.url,
  startTls: false,
  allowPlain: true,
  bindDn: demo.bindDn,
  bindPassword: demo.bindPassword,
  baseDn: demo.baseDn,
});

const fixturePerson = (login: string, unit: string) => ({ login, dn: personDn(login, unit), password: DEMO_PASSWORD });

directoryContract('demo directory', async () => {
  const demo = await startDemoDirectory({ port: 0 });
  const run = await collect(createDirectory(settingsFor(demo), { now }));
  const sales = run.people.filter((person) => person.department === 'Sales EU' && person.state === 'active');
  return {
    settings: settingsFor(demo),
    counts: { units: 14, people: 304, groups: 18 },
    people: sales.slice(0, 5).map(({ login }) => fixturePerson(login, 'Sales EU')),
    disabled: fixturePerson('dora', 'Operations'),
    mailDomain: 'meridian.example',
    reader: { canWrite: 'unknown' },
    sent: () => null,
    group: 'Sales EU',
    parentGroup: 'Sales',
    writes: () => Promise.resolve(null),
    rename: (login, newLogin) => Promise.resolve(demo.renamePerson(login, newLogin)),
    move: (login) => Promise.resolve(demo.movePerson(login, 'Finance')),
    removeFromGroup: (login) => Promise.resolve(demo.removeMember('Sales EU', login)),
    remove: (login) => Promise.resolve(demo.removePerson(login)),
    add: async (login) => void demo.addPerson({ login, givenName: 'New', familyName: 'Person', unit: 'Legal' }),
    addToGroup: (login) => Promise.resolve(demo.addMember('Sales EU', login)),
    renameUnit: (name) => Promise.resolve(demo.renameUnit('Sales EU', name)),
    stop: () => demo.close(),
  };
});

describe('the demo organisation', () => {
  let demo: DemoDirectory;
  beforeAll(async () => {
    demo = await startDemoDirectory({ port: 0 });
  });
  afterAll(() => demo.close());
  const reader = (changes: Partial<DirectorySettings> = {}) => createDirectory({ ...settingsFor(demo), ...changes }, { now });

  it('is the same at every start', async () => {
    const again = await startDemoDirectory({ port: 0 });
    const { watermark: _, ...first } = await collect(reader());
    expect(await collect(createDirectory(settingsFor(again), { now }))).toMatchObject(first);
    await again.close();
  });

  it('has the accounts that a newcomer is shown', async () => {
    const { people, members } = await collect(reader());
    for (const account of DEMO_ACCOUNTS) {
      const person = people.find(({ login }) => login === account.login)!;
      expect(person).toMatchObject({ displayName: account.name, state: account.state });
      const check = await reader().verifyPassword(person.dn, account.password);
      expect(check.ok).toBe(account.state === 'active');
    }
    expect(members.get('Tessera Admins')).toEqual([people.find(({ login }) => login === 'ada')!.dnKey]);
  });

  it('has names in several scripts, disabled accounts, office phones and a nesting loop', async () => {
    const { people, groups, members } = await collect(reader());
    for (const script of ['Latin', 'Cyrillic', 'Greek', 'Han', 'Hangul', 'Arabic']) {
      expect(people.some(({ displayName }) => new RegExp(`\\p{Script=${script}}`, 'u').test(displayName))).toBe(true);
    }
    expect(people.filter(({ state }) => state === 'disabled').length).toBeGreaterThan(10);
    expect(people.filter(({ officePhone }) => officePhone).length).toBeGreaterThan(100);
    const key = (name: string) => groups.find((group) => group.name === name)!.dnKey;
    expect(members.get('Project Sextant')).toContain(key('Project Sextant partners'));
    expect(members.get('Project Sextant partners')).toContain(key('Project Sextant'));
  });

  it('gives someone who is removed and added again another id', () => {
    const person = { login: 'twice', givenName: 'Twice', familyName: 'Here', unit: 'Legal' };
    const first = demo.addPerson(person);
    demo.removePerson('twice');
    expect(demo.addPerson(person)).not.toBe(first);
    demo.removePerson('twice');
  });

  it.each([
    ['refuse', 'unreachable', 'unavailable'],
    ['hang', 'timeout', 'unavailable'],
    ['reset-mid-page', 'incomplete', null],
  ] as const)('R08 plays the outage %s and recovers', async (mode, code, why) => {
    const quick = { timeoutMs: 500, idleMs: 1000 };
    const [ada] = DEMO_ACCOUNTS;
    await demo.fail(mode);
    await expect(collect(reader(quick))).rejects.toMatchObject({ code });
    await expect(collect(reader(quick))).rejects.toBeInstanceOf(DirectoryError);
    const check = await reader(quick).verifyPassword(personDn(ada!.login, ada!.unit), ada!.password);
    expect(check).toEqual(why === null ? { ok: true } : { ok: false, why });
    await demo.fail(null);
    expect((await collect(reader())).people).toHaveLength(304);
  });

  it('I08 a watermark of before a restart is not trusted', async () => {
    const { watermark } = await collect(reader());
    const again = await startDemoDirectory({ port: 0 });
    demo.setAttributes('sam', { title: 'Specialist' });
    const { watermark: later } = await collect(reader());
    await expect(collectChanges(createDirectory(settingsFor(again), { now }), later!)).rejects.toMatchObject({
      code: 'watermark',
    });
    await again.close();
    expect((await collectChanges(reader(), watermark!)).people.map(({ login }) => login)).toEqual(['sam']);
  });

  it('plays a directory that answers with nothing', async () => {
    const { watermark } = await collect(reader());
    await demo.fail('empty');
    expect(await collect(reader())).toMatchObject({ people: [], groups: [], units: [] });
    await expect(collectIds(reader())).rejects.toMatchObject({ code: 'incomplete' });
    expect(await collectChanges(reader(), watermark!)).toMatchObject({ people: [], groups: [], units: [] });
    await demo.fail(null);
  });
});
