import { afterEach, describe, expect, it } from '@jest/globals';
import type { DirectoryKind } from '@tessera/directory';
import { createDirectory } from '@tessera/directory';
import { collect, collectSteps } from '@tessera/directory/testing';
import { entry, result } from './ber.js';
import type { Answer, Hostile, Request } from './hostile.js';
import { base, bound, done, person, startHostile, unit } from './hostile.js';

const EFFECTIVE_RIGHTS = '1.3.6.1.4.1.42.2.27.9.5.2';
let server: Hostile;
afterEach(() => server.stop());

const both = (...parts: Buffer[]): Buffer => Buffer.concat(parts);
async function reader(
  answerTo: (request: Request) => Answer,
  { kind = 'generic', tells }: { kind?: DirectoryKind; tells?: (request: Request) => Answer } = {},
) {
  server = await startHostile((request) => (request.kind === 'bind' ? bound(request.id) : answerTo(request)), tells);
  const login = { bindDn: 'cn=reader,o=x', bindPassword: 'secret', baseDn: 'o=x' };
  const options = { kind, url: server.url, startTls: false, allowPlain: true, idleMs: 1500, timeoutMs: 1500 } as const;
  return createDirectory({ ...options, ...login }, { now: () => new Date() });
}

/** A server with the control, that gives these rights on everything. */
const controlled = (entryLevel: string, attributeLevel: string) =>
  reader(
    ({ id, bytes }) => {
      if (bytes.includes(EFFECTIVE_RIGHTS)) {
        return both(
          entry(id, 'o=x', [
            ['entryLevelRights', entryLevel],
            ['attributeLevelRights', attributeLevel],
          ]),
          done(id),
        );
      }
      if (bytes.includes('userPassword')) return done(id, '');
      return bytes.includes('sAMAccountName') ? both(person(id, 'ada'), done(id, '')) : base(id);
    },
    { tells: ({ id }) => both(entry(id, '', [['supportedControl', EFFECTIVE_RIGHTS]]), done(id)) },
  );

describe('rights by the effective-rights control', () => {
  it.each([
    ['v', 'cn:rsc, telephoneNumber:rsc', 'no', []],
    ['v', 'cn:rsc, telephoneNumber:rscwo', 'yes', ['telephoneNumber']],
    ['vadn', 'cn:rsc', 'yes', []],
  ])('S8 %s and "%s" are %s', async (entryLevel, attributeLevel, canWrite, attributes) => {
    const rights = await (await controlled(entryLevel, attributeLevel)).rights();
    expect(rights).toEqual({ canWrite, attributes, readsPasswords: false });
    const asked = server.requests.filter(({ bytes }) => bytes.includes(EFFECTIVE_RIGHTS));
    expect(asked).toHaveLength(2);
    for (const { bytes } of asked) expect(bytes.includes('dn:cn=reader,o=x')).toBe(true);
  });

  it('S8 a server that refuses the control is "unknown"', async () => {
    const rights = await (
      await reader(
        ({ id, bytes }) => {
          if (bytes.includes(EFFECTIVE_RIGHTS)) return done(id, undefined, 12);
          return bytes.includes('sAMAccountName') ? done(id, '') : base(id);
        },
        { tells: ({ id }) => both(entry(id, '', [['supportedControl', EFFECTIVE_RIGHTS]]), done(id)) },
      )
    ).rights();
    expect(rights).toEqual({ canWrite: 'unknown', attributes: [], readsPasswords: null });
  });
});

describe('the set-up on a server that means no good', () => {
  it('S8 a password that comes unasked is not shown', async () => {
    const all = await reader(({ id, bytes, search }) => {
      if (search < 3) return base(id);
      return bytes.includes('inetOrgPerson') || bytes.includes('uid=ada')
        ? both(
            person(id, 'ada', [
              ['userPassword', 'top secret'],
              ['photo', Buffer.from([1, 2, 3])],
            ]),
            done(id, ''),
          )
        : done(id, '');
    });
    const steps = await collectSteps(all);
    const people = steps.find((one) => one.step === 'people');
    expect(people).toMatchObject({ ok: true });
    const samples = people!.step === 'people' ? people!.samples : [];
    expect(samples).toContainEqual({ attribute: 'photo', values: ['(3 bytes)'] });
    expect(JSON.stringify(steps)).not.toContain('secret');
    const values = server.requests.filter(({ bytes }) => bytes.includes('photo'));
    expect(values.map(({ bytes }) => bytes.includes('userpassword'))).toEqual([false]);
  });

  it.each<[string, string, (request: Request) => Answer]>([
    ['text instead of LDAP', 'protocol', () => Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n')],
    ['silence', 'timeout', () => null],
    ['a referral of everything', 'referral', ({ id }) => done(id, undefined, 10)],
  ])('D1 %s ends the set-up with "%s"', async (_, code, answerTo) => {
    const last = (await collectSteps(await reader(answerTo))).at(-1)!;
    expect(last).toMatchObject({ step: 'base', ok: false, code });
  });

  it('D2 words of a refused bind are cleaned before they are shown', async () => {
    server = await startHostile(({ id }) =>
      result(id, 0x61, 49, { diagnostic: `80090308: data 775,\r\n\u0007v2580 ${'x'.repeat(900)}` }),
    );
    const directory = createDirectory(
      {
        kind: 'active-directory',
        url: server.url,
        startTls: false,
        allowPlain: true,
        bindDn: 'CN=reader,O=x',
        bindPassword: 'secret',
        baseDn: 'o=x',
      },
      { now: () => new Date() },
    );
    const { detail } = (await collectSteps(directory)).at(-1)!;
    expect(detail).toMatch(/^The account is locked\. 80090308: data 775, v2580 x+$/);
    expect(detail.length).toBeLessThanOrEqual(300);
  });
});

describe('searches of a read', () => {
  it('S8 ask for attributes by name, never for all of them, and give the server time', async () => {
    const directory = await reader(({ id, search }) => (search === 1 ? base(id) : both(unit(id, `u${search}`), done(id, ''))));
    await collect(directory).catch(() => undefined);
    const passes = server.requests.filter(({ kind, search }) => kind === 'search' && search > 1);
    expect(passes.length).toBeGreaterThan(1);
    for (const { bytes } of passes) {
      expect(bytes.includes(Buffer.from([0x04, 0x01, 0x2a]))).toBe(false); // an attribute called *
      expect(bytes.includes(Buffer.from([0x02, 0x02, 0x02, 0x58]))).toBe(true); // timeLimit 600
    }
  });

  it('I08 a connection that was cut is not opened again by itself, so that nothing is read as nobody', async () => {
    const directory = await reader(({ id, search }) => (search === 1 ? base(id) : { before: unit(id, 'a'), end: 'reset' }));
    await expect(collect(directory)).rejects.toMatchObject({ code: 'incomplete' });
    expect(server.requests.filter(({ kind }) => kind === 'bind')).toHaveLength(1);
    expect(server.requests.filter(({ kind, search }) => kind === 'search' && search > 1)).toHaveLength(1);
  });
});
