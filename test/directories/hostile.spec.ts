import { afterEach, describe, expect, it } from '@jest/globals';
import { createDirectory } from '@tessera/directory';
import { collect } from '@tessera/directory/testing';
import { PAGED_RESULTS, entry, integer, octets, result, sequence, tlv } from './ber.js';
import type { Answer, Hostile, Request } from './hostile.js';
import {
  base,
  bound,
  done,
  idFor,
  intermediate,
  notice,
  person,
  reference,
  referral,
  startHostile,
  unit,
  unknownOperation,
} from './hostile.js';

let server: Hostile;
afterEach(() => server.stop());

/** Reads from a server that behaves until the units are asked for, and then does as told. */
async function read(answerTo: (request: Request) => Answer, kind: 'open-ldap' | 'active-directory' = 'open-ldap', idleMs = 1500) {
  server = await startHostile((request) => {
    if (request.kind === 'bind') return bound(request.id);
    if (request.kind === 'search' && request.search === 1) return base(request.id);
    return answerTo(request);
  });
  return collect(reader(kind, idleMs));
}
const reader = (kind: 'open-ldap' | 'active-directory' = 'open-ldap', idleMs = 1500) =>
  createDirectory(
    {
      kind,
      url: server.url,
      startTls: false,
      allowPlain: true,
      bindDn: 'cn=reader,o=x',
      bindPassword: 'secret',
      baseDn: 'o=x',
      idleMs,
      timeoutMs: 1500,
      pageSize: 10,
    },
    { now: () => new Date() },
  );
/** Answers of the second search (units) by number; later passes are empty. */
const units =
  (...answers: ((id: number) => Answer)[]) =>
  ({ id, search }: Request): Answer => {
    const answer = answers[search - 2];
    return answer ? answer(id) : done(id, '');
  };
const withControl = (id: number, ...value: Buffer[]): Buffer =>
  sequence(
    integer(id),
    tlv(0x65, integer(0, 0x0a), octets(''), octets('')),
    tlv(0xa0, sequence(octets(PAGED_RESULTS), ...value)),
  );
const both = (...parts: Buffer[]): Buffer => Buffer.concat(parts);

describe('paging on a server that means no good', () => {
  it('D1 goes on after an empty page with a cookie', async () => {
    const run = await read(
      units(
        (id) => both(unit(id, 'a'), done(id, 'c1')),
        (id) => done(id, 'c2'),
        (id) => both(unit(id, 'b'), done(id, '')),
      ),
    );
    expect(run.units.map(({ name }) => name)).toEqual(['a', 'b']);
  });

  it('D1 goes on when the server names the whole search by one cookie', async () => {
    const run = await read(
      units(
        (id) => both(unit(id, 'a'), done(id, 'c1')),
        (id) => both(unit(id, 'b'), done(id, 'c1')),
        (id) => both(unit(id, 'c'), done(id, '')),
      ),
    );
    expect(run.units.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
  });

  it.each<[string, string, ((id: number) => Answer)[]]>([
    [
      'a page that was there before',
      'incomplete',
      [
        (id) => both(unit(id, 'a'), done(id, 'c1')),
        (id) => both(unit(id, 'b'), done(id, 'c2')),
        (id) => both(unit(id, 'a'), done(id, 'c3')),
      ],
    ],
    ['empty pages without end', 'incomplete', Array.from({ length: 101 }, () => (id: number) => done(id, 'c1'))],
    ['a lost paging control', 'incomplete', [(id) => both(unit(id, 'a'), done(id, 'c1')), (id) => both(unit(id, 'b'), done(id))]],
    ['no paging control at all', 'incomplete', [(id) => both(unit(id, 'a'), done(id))]],
    ['an error on the second page', 'incomplete', [(id) => both(unit(id, 'a'), done(id, 'c1')), (id) => done(id, undefined, 53)]],
    [
      'more entries than a page',
      'incomplete',
      [(id) => both(...Array.from({ length: 11 }, (_, at) => unit(id, `u${at}`)), done(id, ''))],
    ],
    ['a size limit', 'size_limit', [(id) => both(unit(id, 'a'), done(id, undefined, 4))]],
    ['an administrative limit', 'size_limit', [(id) => done(id, undefined, 11)]],
    ['a cut in mid-page', 'incomplete', [(id) => ({ before: unit(id, 'a'), end: 'reset' })]],
    ['a cut in mid-entry', 'incomplete', [(id) => ({ before: unit(id, 'a').subarray(0, 20), end: 'reset' })]],
    ['silence in mid-page', 'timeout', [(id) => ({ before: unit(id, 'a'), end: 'stall' })]],
    ['silence', 'timeout', [() => null]],
    ['a referral', 'referral', [(id) => referral(id)]],
    ['a search reference', 'referral', [(id) => both(unit(id, 'a'), reference(id), done(id, ''))]],
    ['a notice of disconnection', 'incomplete', [() => notice()]],
    ['an unknown result code', 'refused', [(id) => done(id, undefined, 4096)]],
    ['an unknown operation', 'protocol', [(id) => both(unit(id, 'a'), unknownOperation(id), done(id, ''))]],
    ['an answer to something else', 'protocol', [(id) => both(unit(id + 5, 'a'), done(id, ''))]],
    ['a bind answer to a search', 'protocol', [(id) => bound(id)]],
    ['text instead of LDAP', 'protocol', [() => Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n')]],
    [
      'a length of two gigabytes',
      'protocol',
      [(id) => Buffer.concat([Buffer.from([0x30, 0x84, 0x7f, 0xff, 0xff, 0xff, 2, 1, id]), Buffer.alloc(60_000)])],
    ],
    ['an indefinite length', 'protocol', [() => Buffer.from([0x30, 0x80, 2, 1])]],
    [
      'an entry that ends inside itself',
      'protocol',
      [(id) => sequence(tlv(2, Buffer.from([id])), tlv(0x64, Buffer.from([4, 50, 1])))],
    ],
    ['a broken paging control', 'protocol', [(id) => withControl(id, octets('zz'))]],
    ['a paging control without a value', 'protocol', [(id) => withControl(id)]],
  ])('D1 I08 %s fails the run as "%s"', async (_, code, answers) => {
    await expect(read(units(...answers))).rejects.toMatchObject({ name: 'DirectoryError', code });
  });

  it('takes thousands of small messages in one piece', async () => {
    const run = await read(
      units((id) => both(...Array.from({ length: 4000 }, () => intermediate(id)), unit(id, 'a'), done(id, ''))),
    );
    expect(run.units).toHaveLength(1);
  });
});

const people = (...entries: ((id: number) => Buffer)[]) =>
  read((request) =>
    request.search === 3 ? both(...entries.map((make) => make(request.id)), done(request.id, '')) : done(request.id, ''),
  );

const withId =
  (login: string, ...more: (readonly [string, ...(Buffer | string)[]])[]) =>
  (id: number) =>
    person(id, login, more);

describe('entries that mean no good', () => {
  it('I13 sets the bad ones aside and reads the others', async () => {
    const run = await people(
      withId('good'),
      withId('large', ['title', 'x'.repeat(5000)]),
      withId('many', ['telephoneNumber', ...Array.from({ length: 501 }, () => '1')]),
      withId('nul', ['displayName', 'a\0b']),
      withId('binary', ['displayName', Buffer.from([0xff, 0xfe])]),
      (id) => entry(id, 'uid=anonymous,o=x', [['uid', 'anonymous']]),
      (id) => entry(id, 'uid=nologin,o=x', [['entryUUID', idFor('nologin')]]),
      (id) =>
        entry(id, 'uid=inv,o=x', [
          ['entryUUID', idFor('inv')],
          ['uid', 'ad\u200bmin'],
        ]),
      (id) =>
        entry(id, 'CN=a;b\\,OU=x', [
          ['entryUUID', idFor('dn')],
          ['uid', 'dn'],
        ]),
    );
    expect(run.people.map(({ login }) => login)).toEqual(['good']);
    expect(run.quarantined.map(({ reason }) => reason)).toEqual([
      'too_large',
      'too_large',
      'bad_text',
      'bad_text',
      'no_id',
      'no_login',
      'no_login',
      'bad_dn',
    ]);
  });

  it('I13 an attribute called __proto__ is an attribute', async () => {
    const run = await people(withId('ada', ['__proto__', 'polluted'], ['constructor', 'x'], ['dn', 'cn=FAKE,o=evil']));
    expect(run.people[0]).toMatchObject({ login: 'ada', dn: 'uid=ada,o=x' });
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('I13 cuts long text without breaking a character', async () => {
    const run = await people(withId('ada', ['displayName', `${'a'.repeat(255)}😀😀`]));
    expect(run.people[0]!.displayName).toBe('a'.repeat(255));
  });
});

const ID = Buffer.from('00112233445566778899aabbccddeeff', 'hex');
const group = (id: number, ...attributes: (readonly [string, ...(Buffer | string)[]])[]) =>
  entry(id, 'CN=Big,DC=x', [['objectGUID', ID], ['cn', 'Big'], ...attributes]);
const members = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => `CN=m${from + at},DC=x`);

/** Searches of Active Directory: base, root, units, people, groups, then ranges. */
const ranges = (answers: Record<number, (id: number) => Answer>, idleMs?: number) =>
  read(
    (request) => answers[request.search]?.(request.id) ?? done(request.id, request.search === 2 ? undefined : ''),
    'active-directory',
    idleMs,
  );

const firstRange = (id: number) => both(group(id, ['member;range=0-2', ...members(0, 3)]), done(id, ''));

describe('searches', () => {
  const DOMAIN_SCOPE = '1.2.840.113556.1.4.1339';

  it('D1 ask Active Directory to keep to the domain, and no other directory', async () => {
    await ranges({});
    const asked = server.requests.filter(({ search, kind }) => kind === 'search' && search > 2);
    expect(asked.map(({ bytes }) => bytes.includes(DOMAIN_SCOPE))).toEqual([true, true, true]);
    await server.stop();
    await read(units());
    expect(server.requests.some(({ bytes }) => bytes.includes(DOMAIN_SCOPE))).toBe(false);
  });
});

/** A megabyte more than a message may have. */
const ENORMOUS = Buffer.alloc(65 * 1024 * 1024, 120);

describe('members in ranges', () => {
  it('D1 reads a group larger than the server gives at once', async () => {
    const run = await ranges({
      5: (id) => both(group(id, ['member'], ['member;range=0-2', ...members(0, 3)]), done(id, '')),
      6: (id) => both(group(id, ['member;range=3-5', ...members(3, 6)]), done(id)),
      7: (id) => both(group(id, ['member;range=6-*', ...members(6, 7)]), done(id)),
    });
    expect(run.members.get('Big')).toEqual(members(0, 7).map((dn) => dn.toLowerCase()));
    expect(run.groups[0]!.externalId).toBe('33221100-5544-7766-8899-aabbccddeeff');
  });

  it('I13 values that name nobody are counted, and the others are taken', async () => {
    const bad = ['no name', Buffer.from([0x43, 0x4e, 0x3d, 0xff]), `CN=${'x'.repeat(9000)},DC=x`, ''];
    const run = await ranges({ 5: (id) => both(group(id, ['member', ...bad, 'CN=m1,DC=x']), done(id, '')) });
    expect(run.members.get('Big')).toEqual(['cn=m1,dc=x']);
    expect(run.quarantined).toEqual(bad.map(() => ({ dn: 'CN=Big,DC=x', reason: 'bad_member' })));
  });

  it('I13 a group of one enormous entry is set aside, and those behind it are read', async () => {
    const huge = (id: number) =>
      entry(id, 'CN=Huge,DC=x', [
        ['objectGUID', ID],
        ['cn', 'Huge'],
        ['member', ENORMOUS],
      ]);
    const run = await ranges({ 5: (id) => both(huge(id), group(id, ['member', 'CN=m1,DC=x']), done(id, '')) }, 30_000);
    expect(run.quarantined).toEqual([{ dn: 'CN=Huge,DC=x', reason: 'too_large' }]);
    expect([...run.members]).toEqual([['Big', ['cn=m1,dc=x']]]);
  });

  it('I13 a group without end is cut short, says so, and the run goes on', async () => {
    const run = await read((request) => {
      if (request.search === 2) return done(request.id);
      if (request.search < 5) return done(request.id, '');
      const at = request.search - 5;
      const part = group(request.id, [`member;range=${at}-${at}`, `CN=m${at},DC=x`]);
      return both(part, request.search === 5 ? done(request.id, '') : done(request.id));
    }, 'active-directory');
    expect(run.members.get('Big')).toHaveLength(2001);
    expect(run.quarantined).toEqual([{ dn: 'CN=Big,DC=x', reason: 'too_large' }]);
  });

  it.each<[string, (id: number) => Answer]>([
    ['does not advance', (id) => both(group(id, ['member;range=0-2', ...members(0, 3)]), done(id))],
    ['is of a group that went away', (id) => done(id, undefined, 32)],
  ])('D1 a range that %s leaves the run incomplete', async (_, second) => {
    await expect(ranges({ 5: firstRange, 6: second })).rejects.toMatchObject({ code: 'incomplete' });
  });
});

const check = async (answerTo: (request: Request) => Answer) => {
  server = await startHostile(answerTo);
  return reader('active-directory').verifyPassword('CN=Ada,DC=x', 'secret');
};

const refused = (data: string) => (request: Request) =>
  result(request.id, 0x61, 49, {
    diagnostic: `80090308: LdapErr: DSID-0C09044E, comment: AcceptSecurityContext error, data ${data}, v2580`,
  });

describe('binds on a server that means no good', () => {
  it.each([
    ['525', 'wrong'],
    ['52e', 'wrong'],
    ['532', 'must_change'],
    ['533', 'disabled'],
    ['701', 'expired'],
    ['773', 'must_change'],
    ['775', 'locked'],
    ['nonsense', 'wrong'],
  ])('D2 I11 reads sub-code %s as %s', async (data, why) => expect(await check(refused(data))).toEqual({ ok: false, why }));

  it.each<[string, (request: Request) => Answer]>([
    ['an unknown result code', ({ id }) => result(id, 0x61, 4096)],
    ['busy', ({ id }) => result(id, 0x61, 51)],
    ['an internal error', ({ id }) => result(id, 0x61, 80)],
    ['a demand for TLS', ({ id }) => result(id, 0x61, 8)],
    ['a referral', ({ id }) => result(id, 0x61, 10)],
    ['success for another message', ({ id }) => bound(id + 1)],
    ['success of another operation', ({ id }) => done(id)],
    ['text', () => Buffer.from('220 mail.example ESMTP\r\n')],
    ['silence', () => null],
    ['a cut', () => ({ before: Buffer.alloc(0), end: 'reset' })],
  ])('D2 R08 %s is "unavailable", and neither yes nor no', async (_, answerTo) => {
    expect(await check(answerTo)).toEqual({ ok: false, why: 'unavailable' });
  });

  it('D1 an unknown result code of the reading account is "refused"', async () => {
    server = await startHostile(({ id }) => result(id, 0x61, 4096));
    await expect(reader().probe()).rejects.toMatchObject({ code: 'refused' });
  });

  it('S8 only binds, searches and goodbyes arrive', async () => {
    await read(units()).catch(() => undefined);
    expect(new Set(server.requests.map(({ kind }) => kind))).toEqual(new Set(['bind', 'search', 'where', 'other']));
    expect(server.requests.filter(({ kind }) => kind === 'other')).toHaveLength(1);
  });
});
