import { afterEach, describe, expect, it } from '@jest/globals';
import { createDirectory } from '@tessera/directory';
import { collect, collectChanges, collectIds } from '@tessera/directory/testing';
import { entry } from './ber.js';
import type { Answer, Hostile, Request } from './hostile.js';
import { base, bound, done, idFor, person, reference, referral, startHostile, unit } from './hostile.js';

let server: Hostile;
afterEach(() => server.stop());

const NOW = new Date('2026-06-01T12:00:00Z');
const both = (...parts: Buffer[]): Buffer => Buffer.concat(parts);
const stamped = (id: number, second: string) =>
  both(entry(id, 'o=x', [['entryCSN', `202606010000${second}.000000Z#000000#000#000000`]]), done(id, ''));

/** A server that is read in whole once, and does as told from then on; one change has happened in between. */
class TwoFaced {
  #answer: (request: Request) => Answer = whole;
  #tells: (request: Request) => Answer = ({ id }) => stamped(id, '01');

  async reader() {
    server = await startHostile(
      (request) => {
        if (request.kind === 'bind') return bound(request.id);
        return request.search === 1 ? base(request.id) : this.#answer(request);
      },
      (request) => (request.bytes.includes('supportedControl') ? done(request.id) : this.#tells(request)),
    );
    const settings = {
      kind: 'open-ldap',
      url: server.url,
      startTls: false,
      allowPlain: true,
      bindDn: 'cn=reader,o=x',
      bindPassword: 'secret',
      baseDn: 'o=x',
      idleMs: 1500,
      timeoutMs: 1500,
    } as const;
    const reader = createDirectory(settings, { now: () => NOW });
    const { watermark, people } = await collect(reader);
    expect(people).toHaveLength(1);
    return { reader, watermark: watermark! };
  }

  turn(answer: (request: Request) => Answer, tells: (request: Request) => Answer = ({ id }) => stamped(id, '09')): void {
    this.#answer = answer;
    this.#tells = tells;
  }
}

/** One person, one unit, no group. */
function whole({ id, bytes }: Request): Answer {
  if (bytes.includes('organizationalUnit')) return both(unit(id, 'u'), done(id, ''));
  return bytes.includes('inetOrgPerson') ? both(person(id, 'ada'), done(id, '')) : done(id, '');
}

const BAD: readonly (readonly [string, string, (request: Request) => Answer])[] = [
  ['cut in mid-page', 'incomplete', ({ id }) => ({ before: unit(id, 'a'), end: 'reset' })],
  ['without a paging control', 'incomplete', ({ id }) => both(unit(id, 'a'), done(id))],
  [
    'that loses the paging control',
    'incomplete',
    ({ id, search }) => (search === 2 ? both(unit(id, 'a'), done(id, 'c1')) : both(unit(id, 'b'), done(id))),
  ],
  ['over the size limit', 'size_limit', ({ id }) => both(unit(id, 'a'), done(id, undefined, 4))],
  ['that stalls', 'timeout', ({ id }) => ({ before: unit(id, 'a'), end: 'stall' })],
  ['of another server', 'referral', ({ id }) => referral(id)],
  ['half of which is elsewhere', 'referral', ({ id }) => both(unit(id, 'a'), reference(id), done(id, ''))],
  ['of a base that is gone', 'base_missing', ({ id }) => done(id, undefined, 32)],
];

describe('changes on a server that means no good', () => {
  it('D1 gives what changed', async () => {
    const face = new TwoFaced();
    const { reader, watermark } = await face.reader();
    face.turn(whole);
    const run = await collectChanges(reader, watermark);
    // Once as changed, and once more because the unit that changed might have another name.
    expect(run.people.map(({ login }) => login)).toEqual(['ada', 'ada']);
    expect(run.order).toEqual(['watermark', 'units', 'people']);
    expect(run.watermark!.value.last).toBe('20260601000009Z');
  });

  it.each(BAD)('I08 an answer %s fails the run as "%s"', async (_, code, answer) => {
    const face = new TwoFaced();
    const { reader, watermark } = await face.reader();
    face.turn(answer);
    await expect(collectChanges(reader, watermark)).rejects.toMatchObject({ name: 'DirectoryError', code });
  });

  it.each([1, 12, 17, 18, 21, 53])('I08 result %i to the filter asks for a full read', async (result) => {
    const face = new TwoFaced();
    const { reader, watermark } = await face.reader();
    face.turn(({ id }) => done(id, undefined, result));
    await expect(collectChanges(reader, watermark)).rejects.toMatchObject({ code: 'watermark' });
  });

  it.each<[string, (request: Request) => Answer]>([
    ['does not know the attribute any more', ({ id }) => done(id)],
    ['forgot the last change', ({ id }) => stamped(id, '00')],
    ['lives in the future', ({ id }) => both(entry(id, 'o=x', [['entryCSN', '20990101000000.000000Z#0#0#0']]), done(id, ''))],
    ['has a time that is none', ({ id }) => both(entry(id, 'o=x', [['entryCSN', 'yesterday']]), done(id, ''))],
    ['refuses to tell', ({ id }) => done(id, undefined, 53)],
  ])('I08 a server that %s is not trusted, and never quietly means "nothing changed"', async (_, tells) => {
    const face = new TwoFaced();
    const { reader, watermark } = await face.reader();
    face.turn(whole, tells);
    await expect(collectChanges(reader, watermark)).rejects.toMatchObject({ code: 'watermark' });
  });

  it('D1 a server that will not tell is read in whole all the same', async () => {
    const face = new TwoFaced();
    const { reader } = await face.reader();
    for (const tells of [({ id }: Request) => done(id, undefined, 80), ({ id }: Request) => done(id)]) {
      face.turn(whole, tells);
      const run = await collect(reader);
      expect(run).toMatchObject({ watermark: null, order: ['units', 'people'] });
    }
  });
});

describe('a sweep on a server that means no good', () => {
  it('D1 gives the ids of what is there', async () => {
    const { reader } = await new TwoFaced().reader();
    expect(await collectIds(reader)).toEqual({ units: [idFor('u')], people: [idFor('ada')], groups: [] });
  });

  it.each([
    ...BAD,
    ['with nothing in it', 'incomplete', ({ id }: Request) => done(id, '')] as const,
    ['without ids', 'incomplete', ({ id }: Request) => both(entry(id, 'uid=ada,o=x', [['uid', 'ada']]), done(id, ''))] as const,
  ])('I08 an answer %s fails it as "%s"', async (_, code, answer) => {
    const face = new TwoFaced();
    const { reader } = await face.reader();
    face.turn(answer);
    await expect(collectIds(reader)).rejects.toMatchObject({ name: 'DirectoryError', code });
  });
});
