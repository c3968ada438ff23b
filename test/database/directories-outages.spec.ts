import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDirectory, DIRECTORY_ERROR_CODES, DirectoryError } from '@tessera/directory';
import { entry } from '../directories/ber.js';
import {
  type Answer,
  base,
  bound,
  done,
  type Hostile,
  idFor,
  person,
  reference,
  type Request,
  startHostile,
  unit,
} from '../directories/hostile.js';
import { result } from '../directories/ber.js';
import { createTestDatabase, type TestDatabase } from '../setup/database.js';
import { OPERATOR, type SyncHost, syncHost, WrittenDirectory } from './directories-host.js';

const PEOPLE = Array.from({ length: 30 }, (_, index) => `person${index + 1}`);
const both = (...parts: Buffer[]): Buffer => Buffer.concat(parts);
const people = (id: number, logins = PEOPLE): Buffer => both(...logins.map((login) => person(id, login)));
const group = (id: number, members: readonly string[]): Buffer =>
  entry(id, 'cn=staff,o=x', [
    ['entryUUID', idFor('staff')],
    ['objectClass', 'groupOfNames'],
    ['cn', 'staff'],
    ['member', ...members.map((login) => `uid=${login},o=x`)],
  ]);
/** Searches of a run in their order: the base, units, people, groups. */
const pass = ({ kind, search }: Request): string =>
  kind === 'bind' ? 'bind' : (['', 'base', 'units', 'people', 'groups'][search] ?? 'more');

const WELL: Readonly<Record<string, (id: number) => Answer>> = {
  bind: bound,
  base,
  units: (id) => both(unit(id, 'all'), done(id, '')),
  people: (id) => both(people(id), done(id, '')),
  groups: (id) => both(group(id, PEOPLE), done(id, '')),
};

describe('eight outages on the wire, after a good sync (I08)', () => {
  let test: TestDatabase;
  let server: Hostile;
  let host: SyncHost;
  let ill: Readonly<Record<string, (id: number) => Answer>> = {};

  beforeAll(async () => {
    test = await createTestDatabase();
    server = await startHostile((request) =>
      (ill[pass(request)] ?? WELL[pass(request)] ?? ((id: number) => done(id, '')))(request.id),
    );
    const reader = createDirectory(
      {
        kind: 'open-ldap',
        url: server.url,
        startTls: false,
        allowPlain: true,
        bindDn: 'cn=reader,o=x',
        bindPassword: 'secret',
        baseDn: 'o=x',
        idleMs: 1500,
        timeoutMs: 1500,
      },
      { now: () => new Date() },
    );
    host = await syncHost(test.url, reader);
    expect(await host.synced()).toMatchObject({ state: 'completed', added: PEOPLE.length, groupsRead: 1 });
  });
  afterAll(async () => {
    await host.close();
    await test.drop();
  });

  const everything = (): Promise<unknown> =>
    Promise.all(
      ['person', 'directory_group', 'organisational_unit', 'group_member', 'requirement', 'authenticator', 'session'].map(
        (table) => test.query(`SELECT t.*, t.xmin FROM ${table} t ORDER BY t::text`),
      ),
    );

  it.each<[string, typeof ill, string, string]>([
    [
      'reset in the middle of a page',
      { people: (id) => ({ before: people(id, PEOPLE.slice(0, 9)), end: 'reset' }) },
      'failed',
      'incomplete',
    ],
    ['an empty page', { people: (id) => done(id, '') }, 'held', 'held_empty'],
    ['a size limit', { people: (id) => both(people(id, PEOPLE.slice(0, 20)), done(id, undefined, 4)) }, 'failed', 'size_limit'],
    ['a wrong base', { base: (id) => done(id, undefined, 32) }, 'failed', 'base_missing'],
    [
      'a lost right to read half of the people',
      { people: (id) => both(people(id, PEOPLE.slice(15)), done(id, '')) },
      'held',
      'held_people',
    ],
    ['a lost right to read members', { groups: (id) => both(group(id, []), done(id, '')) }, 'held', 'held_memberships'],
    ['a lost right to read groups at all', { groups: (id) => done(id, '') }, 'held', 'held_groups'],
    ['a lost right to search', { people: (id) => done(id, undefined, 50) }, 'failed', 'refused'],
    ['an expired password of the service account', { bind: (id) => result(id, 0x61, 49) }, 'failed', 'bind_refused'],
    [
      'half of the tree behind referrals',
      { people: (id) => both(people(id, PEOPLE.slice(0, 15)), reference(id), done(id, '')) },
      'failed',
      'referral',
    ],
    [
      'half of the referrals gone',
      { people: (id) => both(people(id, PEOPLE.slice(0, 15)), done(id, '')) },
      'held',
      'held_people',
    ],
  ])('I08 D1 R08: %s changes nobody', async (_, shape, state, code) => {
    const before = await everything();
    ill = shape;
    const run = await host.synced();
    ill = {};
    expect(run).toMatchObject({ state, errorCode: code });
    expect(await everything()).toEqual(before);
    if (run.state === 'held') await host.holds.discard(OPERATOR, run.id, 'an outage');
    expect(await host.synced()).toMatchObject({ state: 'completed', added: 0, changed: 0, missing: 0, returned: 0 });
    expect(await everything()).toEqual(before);
  });

  it('I08 D1 R08: a connection that is refused changes nobody', async () => {
    const before = await everything();
    await server.stop();
    expect(await host.synced()).toMatchObject({ state: 'failed', errorCode: 'unreachable' });
    expect(await everything()).toEqual(before);
  });
});

describe('outages while it is asked what has changed (I08)', () => {
  let test: TestDatabase;
  let host: SyncHost;
  const directory = new WrittenDirectory();

  beforeAll(async () => {
    test = await createTestDatabase();
    for (const login of PEOPLE) directory.addPerson(login);
    directory.addGroup('staff', PEOPLE);
    host = await syncHost(test.url, directory);
    await host.synced();
  });
  afterAll(async () => {
    await host.close();
    await test.drop();
  });

  it.each(DIRECTORY_ERROR_CODES)('I08 D1: "%s" before the first answer or after it changes nobody', async (code) => {
    const all = () => test.query('SELECT p.*, p.xmin FROM person p ORDER BY id');
    directory.broken = null;
    await host.synced();
    directory.change('person1', { displayName: `before ${code}` });
    const before = await all();
    directory.broken = new DirectoryError(code, '');
    expect(await host.look()).toBe(code === 'cancelled' ? 'off' : 'failed');
    directory.broken = null;
    await host.synced();
    directory.change('person1', { displayName: `after ${code}` });
    directory.change('person2', { state: code.length % 2 ? 'locked' : 'active' });
    const known = await all();
    expect(known).not.toEqual(before);
    directory.pause = () => Promise.reject(new DirectoryError(code, ''));
    expect(await host.look()).toMatchObject({ state: 'failed', mode: 'changes', errorCode: code });
    directory.pause = () => Promise.resolve();
    expect(await all()).toEqual(known);
    expect(await test.query('SELECT 1 FROM stage_run UNION ALL SELECT 1 FROM stage_person')).toEqual([]);
  });
});
