import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { enrollApp, SIGN_IN, signIn, VIEWER } from '../setup/acts.js';
import type { GraphqlFailure, PortalClient } from '../setup/portal-client.js';
import { dnOf } from './plain-host.js';
import { PASSWORD, type SigninWorld, signinWorld } from './signin-world.js';

describe('the first factor', () => {
  let world: SigninWorld;
  let sources = 0;
  beforeAll(async () => {
    world = await signinWorld();
  });
  afterAll(() => world.close());

  /** A request from an address of its own, as a trusted proxy reports it. */
  const attempt = async (
    login: string,
    password: string,
    { from = `198.51.100.${(sources += 1)}`, client = world.client() }: { from?: string; client?: PortalClient } = {},
  ): Promise<GraphqlFailure | null> => {
    const response = await client.post({ query: SIGN_IN, variables: { login, password } }, { 'x-forwarded-for': from });
    const body = (await response.json()) as { errors?: { message: string; extensions: { code: string } }[] };
    const first = body.errors?.[0];
    return first ? { ...first.extensions, message: first.message } : null;
  };
  const askedAbout = async (act: () => Promise<unknown>): Promise<string[]> => {
    const before = world.directory.asked.length;
    await act();
    return world.directory.asked.slice(before);
  };
  const whyOf = async (id: string): Promise<(string | null)[]> =>
    (
      await world.test.query<{ code: string | null }>(
        `SELECT code FROM audit_event WHERE subject_id = $1 AND action = 'signin.password_refused' ORDER BY ordinal`,
        [id],
      )
    ).map(({ code }) => code);

  it.each([[''], ['   '], ['\t\n'], ['abc\0'], ['x'.repeat(1025)]])(
    'I03: a password of the shape %j is refused without a bind',
    async (password) => {
      await world.person({ login: 'shapes' });
      const asked = await askedAbout(async () => expect((await attempt('shapes', password))?.code).toBe('credentials'));
      expect(asked).toEqual([]);
    },
  );

  it.each([['a'.repeat(257)], ['a\u200Bb'], ['']])(
    'I01 I05: a name of a shape that nobody has (%#) is refused without a bind',
    async (login) => {
      const asked = await askedAbout(async () => expect((await attempt(login, PASSWORD))?.code).toBe('credentials'));
      expect(asked).toEqual([]);
    },
  );

  it('H12: unknown, ambiguous and disabled people: the same answer as a wrong password, and a bind that cannot succeed', async () => {
    const id = await world.person({ login: 'gone', state: 'disabled' });
    await world.person({ login: 'known' });
    await world.person({ login: 'twin1', otherKeys: ['twin'] });
    await world.person({ login: 'twin2', otherKeys: ['twin'] });
    const wrong = await attempt('known', 'wrong');
    for (const login of ['nobody', 'gone', 'twin']) {
      const asked = await askedAbout(async () => expect(await attempt(login, PASSWORD)).toEqual(wrong));
      expect(asked).toHaveLength(1);
      expect(asked[0]).toMatch(/^cn=[0-9a-f-]{36},dc=test$/);
    }
    expect(await whyOf(id)).toEqual(['disabled']);
  });

  it('what was typed as a name nobody has is not kept: people type passwords there', async () => {
    await attempt('my-secret-password', 'whatever');
    expect(await world.test.query(`SELECT 1 FROM audit_event e WHERE e::text LIKE '%my-secret-password%'`)).toEqual([]);
  });

  it('A10: after five wrong passwords the directory is not asked any more, whatever the source; unknown names alike', async () => {
    await world.person({ login: 'guessed' });
    for (const login of ['guessed', 'unheard-of']) {
      const asked = await askedAbout(async () => {
        for (let index = 0; index < 5; index += 1) expect((await attempt(login, 'wrong'))?.code).toBe('credentials');
        for (let index = 0; index < 20; index += 1) {
          const paused = await attempt(login, PASSWORD);
          expect(paused?.code).toBe('too_many_attempts');
          const wait = new Date(String(paused?.['retryAt'])).getTime() - Date.now();
          expect(wait).toBeGreaterThan(14 * 60_000);
          expect(wait).toBeLessThanOrEqual(15 * 60_000);
        }
      });
      expect(asked).toHaveLength(5);
    }
  });

  it('forty wrong passwords at once: exactly five are asked about', async () => {
    await world.person({ login: 'flooded' });
    const asked = await askedAbout(() =>
      Promise.all(Array.from({ length: 40 }, (_, index) => attempt('flooded', 'wrong', { from: `203.0.113.${index}` }))),
    );
    expect(asked).toHaveLength(5);
  });

  it('I04: every form of a name is the same person with one counter; that they are one is told to nobody', async () => {
    const id = await world.person({ login: 'forms', otherKeys: ['forms@test', 'test\\forms'] });
    for (let index = 0; index < 5; index += 1) await attempt('forms', 'wrong');
    const asked = await askedAbout(async () => expect((await attempt('FORMS@test', PASSWORD))?.code).toBe('credentials'));
    expect(asked[0]).not.toBe(dnOf('forms'));
    expect((await whyOf(id)).at(-1)).toBe('paused');
  });

  it('I04: each form signs the same person in', async () => {
    await world.person({ login: 'aliased', otherKeys: ['aliased@test'] });
    for (const login of ['aliased', 'ALIASED', 'Aliased@Test']) {
      expect(await signIn(world.client(), login, PASSWORD)).toMatchObject({ displayName: 'Aliased' });
    }
  });

  it('A06: thirty wrong passwords from one source pause that source, and a right one does not clear its count', async () => {
    await world.person({ login: 'insider' });
    const from = '192.0.2.200';
    for (let index = 0; index < 29; index += 1) await attempt(`sprayed${index}`, 'wrong', { from });
    expect(await attempt('insider', PASSWORD, { from })).toBeNull();
    expect((await attempt('sprayed29', 'wrong', { from }))?.code).toBe('credentials');
    expect((await attempt('insider', PASSWORD, { from }))?.code).toBe('too_many_attempts');
    expect(await attempt('insider', PASSWORD)).toBeNull();
  });

  it('A09: a thousand wrong passwords lock neither the session nor the device of the victim, nor the second factor', async () => {
    const id = await world.person({ login: 'target' });
    await world.require([id]);
    const known = world.client();
    await signIn(known, 'target', PASSWORD);
    await enrollApp(known);
    for (let batch = 0; batch < 10; batch += 1) {
      await Promise.all(
        Array.from({ length: 100 }, (_, index) => attempt('target', 'wrong', { from: `10.${batch}.0.${index}` })),
      );
    }
    expect((await attempt('target', PASSWORD))?.code).toBe('too_many_attempts');
    expect(await known.must(VIEWER)).toMatchObject({ viewer: { state: 'SIGNED_IN' } });
    expect(await attempt('target', PASSWORD, { client: known })).toBeNull();
    expect(await known.must(VIEWER)).toMatchObject({ viewer: { state: 'CHALLENGE' } });
    expect(
      await world.test.query('SELECT 1 FROM second_factor_guess WHERE person_id = $1 AND cardinality(recent) > 0', [id]),
    ).toEqual([]);
  });

  it('A09: the mark of a device is good for its own person only', async () => {
    await world.person({ login: 'owner' });
    await world.person({ login: 'stranger' });
    const device = world.client();
    await signIn(device, 'owner', PASSWORD);
    for (let index = 0; index < 5; index += 1) await attempt('stranger', 'wrong', { client: device });
    expect((await attempt('stranger', PASSWORD))?.code).toBe('too_many_attempts');
  });

  it('a right password forgets the wrong ones before it', async () => {
    await world.person({ login: 'clumsy' });
    for (let round = 0; round < 3; round += 1) {
      for (let index = 0; index < 4; index += 1) expect((await attempt('clumsy', 'wrong'))?.code).toBe('credentials');
      expect(await attempt('clumsy', PASSWORD)).toBeNull();
    }
  });
});

describe('R08: a directory that does not answer', () => {
  let world: SigninWorld;
  beforeAll(async () => {
    world = await signinWorld();
  });
  afterAll(() => world.close());

  it('is said within three seconds, to known and unknown names alike, and costs no attempt; full sessions go on', async () => {
    await world.person({ login: 'patient' });
    const before = world.client();
    await signIn(before, 'patient', PASSWORD);
    for (const answer of [
      () => Promise.resolve({ ok: false, why: 'unavailable' } as const),
      () => Promise.reject(new Error('socket')),
    ]) {
      world.directory.answer = answer;
      for (let index = 0; index < 6; index += 1) {
        for (const login of ['patient', 'nobody']) {
          const refused = await world.client().ask(SIGN_IN, { login, password: PASSWORD });
          expect(refused.error?.code).toBe('directory_unavailable');
        }
      }
    }
    const began = performance.now();
    world.directory.answer = () => new Promise(() => undefined);
    expect((await world.client().ask(SIGN_IN, { login: 'patient', password: PASSWORD })).error?.code).toBe(
      'directory_unavailable',
    );
    expect(performance.now() - began).toBeLessThan(3500);
    world.directory.answer = null;
    expect(await before.must(VIEWER)).toMatchObject({ viewer: { state: 'SIGNED_IN' } });
    expect(await signIn(world.client(), 'patient', PASSWORD)).toMatchObject({ state: 'SIGNED_IN' });
  });
});
