import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDirectory } from '../create-directory.js';
import type { DirectoryOperation, DirectoryReader, DirectorySettings, Watermark } from '../reader.js';
import type { DirectoryRights } from '../inspection.js';
import { codeOf, collect, collectChanges, collectIds } from './collect.js';
import { setUpContract } from './set-up-contract.js';

export interface FixturePerson {
  readonly login: string;
  readonly dn: string;
  readonly password: string;
}

/** A directory with some hundred people to run the contract on. The contract changes it, and nobody else does meanwhile. */
export interface DirectoryFixture {
  readonly settings: DirectorySettings;
  readonly counts: { readonly units: number; readonly people: number; readonly groups: number };
  /** Active people, each in `group`; at least five. */
  readonly people: readonly FixturePerson[];
  readonly disabled: FixturePerson;
  /** What follows the login in a person's mail address. */
  readonly mailDomain: string;
  readonly group: string;
  /** A group that holds `group`. */
  readonly parentGroup: string;
  /** What the server can tell of the reading account, who may write nothing. */
  readonly reader: Pick<DirectoryRights, 'canWrite'>;
  /** Write operations that the server has counted, those of the fixture itself left out; null where it cannot tell. */
  writes(): Promise<number | null>;
  /** Operations by type, as they came over the wire from the readers, where everything that they send passes a recorder; else null. */
  sent(): Readonly<Record<string, number>> | null;
  rename(login: string, newLogin: string): Promise<void>;
  /** Into any other unit. */
  move(login: string): Promise<void>;
  removeFromGroup(login: string): Promise<void>;
  remove(login: string): Promise<void>;
  /** A person like the others, in no group. */
  add(login: string): Promise<void>;
  addToGroup(login: string): Promise<void>;
  /** Of the unit that holds the first person; it keeps its place. */
  renameUnit(newName: string): Promise<void>;
  stop(): Promise<void>;
}

const now = (): Date => new Date();

/** What every kind of directory must do behind `DirectoryReader`. */
export function directoryContract(name: string, makeFixture: () => Promise<DirectoryFixture>): void {
  describe(`directory contract: ${name}`, () => {
    let fixture: DirectoryFixture;
    const readers: DirectoryReader[] = [];
    const reader = (changes: Partial<DirectorySettings> = {}): DirectoryReader => {
      readers.push(createDirectory({ ...fixture.settings, ...changes }, { now }));
      return readers.at(-1)!;
    };
    const loginOf = async (login: string) => (await collect(reader())).people.find((person) => person.login === login);

    beforeAll(async () => {
      fixture = await makeFixture();
    }, 120_000);
    afterAll(() => fixture?.stop());

    describe('reading', () => {
      it('D1 gives units, people, groups with members, all of them, in this order', async () => {
        const run = await collect(reader());
        expect({ units: run.units.length, people: run.people.length, groups: run.groups.length }).toEqual(fixture.counts);
        expect(run.order.filter((of) => of !== 'watermark').slice(0, 3)).toEqual(['units', 'people', 'groups']);
        expect(run.quarantined).toEqual([]);
        const ids = [...run.units, ...run.people, ...run.groups].map(({ externalId }) => externalId);
        expect(new Set(ids).size).toBe(ids.length);
        expect(run.people.find(({ login }) => login === fixture.disabled.login)?.state).toBe('disabled');
        expect(run.people.find(({ login }) => login === fixture.people[0]!.login)).toMatchObject({ state: 'active' });
      });

      it('D1 gives the same with any page size', async () => {
        const { order: _, watermark: __, ...small } = await collect(reader({ pageSize: 7 }));
        expect(await collect(reader())).toMatchObject(small);
      });

      it('D1 knows members by their keys, nested groups included', async () => {
        const run = await collect(reader());
        const keys = new Map(run.people.map((person) => [person.login, person.dnKey]));
        const members = run.members.get(fixture.group) ?? [];
        for (const person of fixture.people) expect(members).toContain(keys.get(person.login));
        expect(run.members.get(fixture.parentGroup)).toContain(run.groups.find(({ name }) => name === fixture.group)?.dnKey);
      });

      it('D1 is never more than a page ahead of the consumer', async () => {
        const slow = reader({ pageSize: 10 });
        let batches = 0;
        let before = 0; // the base, the watermark, and what a kind asks about the server
        for await (const batch of slow.read()) {
          if (batch.of === 'watermark') continue;
          if (batches === 0) before = slow.operations().search;
          batches += batch.items.length > 0 ? 1 : 0;
          expect(slow.operations().search).toBeLessThanOrEqual(before + batches);
          if (batches > 8) break;
        }
        expect(slow.operations()).toMatchObject({ bind: 1, unbind: 1 });
      });

      it('ends with "cancelled" when the signal says so', async () => {
        const stop = new AbortController();
        const reading = (async () => {
          for await (const batch of reader({ pageSize: 10 }).read({ signal: stop.signal }))
            if (batch.of === 'people') stop.abort();
        })();
        expect(await codeOf(reading)).toBe('cancelled');
      });
    });

    describe('errors', () => {
      it('tells the reading account, the base and the address apart', async () => {
        expect(await codeOf(reader({ bindPassword: 'not-the-password' }).probe())).toBe('bind_refused');
        expect(await codeOf(reader({ baseDn: `ou=nowhere,${fixture.settings.baseDn}` }).probe())).toBe('base_missing');
        expect(await codeOf(collect(reader({ baseDn: `ou=nowhere,${fixture.settings.baseDn}` })))).toBe('base_missing');
        expect(await codeOf(reader({ url: fixture.settings.url.replace(/:\d+$/, ':9') }).probe())).toBe('unreachable');
      });

      it('probes: reach, TLS, bind and base', async () => {
        const { namingContexts } = await reader().probe();
        const base = fixture.settings.baseDn.toLowerCase();
        expect(namingContexts.filter((one) => base.endsWith(one.toLowerCase()))).toHaveLength(1);
      });
    });

    describe('first factor', () => {
      it('D2 accepts the right password and no other', async () => {
        const { dn, password } = fixture.people[0]!;
        expect(await reader().verifyPassword(dn, password)).toEqual({ ok: true });
        expect(await reader().verifyPassword(dn, `${password}x`)).toEqual({ ok: false, why: 'wrong' });
        expect(await reader().verifyPassword(`${dn.split('=')[0]}=nobody,${fixture.settings.baseDn}`, password)).toEqual({
          ok: false,
          why: 'wrong',
        });
        expect(await reader().verifyPassword('no name at all', password)).toEqual({ ok: false, why: 'wrong' });
      });

      it('D2 refuses a disabled account with its right password', async () => {
        expect(await reader().verifyPassword(fixture.disabled.dn, fixture.disabled.password)).toMatchObject({ ok: false });
      });

      it.each(['', ' ', '\t\n', '\u00a0', 'a\0b', '\0'])('D2 I03 never sends the password %j', async (password) => {
        const counted = reader();
        expect(await counted.verifyPassword(fixture.people[0]!.dn, password)).toEqual({ ok: false, why: 'empty' });
        expect(counted.operations()).toEqual({ bind: 0, search: 0, unbind: 0, abandon: 0, startTls: 0 });
      });

      it('D2 says "unavailable" when nobody answers, within the time given', async () => {
        const away = reader({ url: fixture.settings.url.replace(/:\d+$/, ':9'), timeoutMs: 1000 });
        expect(await away.verifyPassword(fixture.people[0]!.dn, fixture.people[0]!.password)).toEqual({
          ok: false,
          why: 'unavailable',
        });
      });
    });

    setUpContract(() => fixture, reader);

    it('S8 writes nothing', async () => {
      const before = await fixture.writes();
      const counted = reader();
      const { watermark } = await collect(counted);
      await collectChanges(counted, watermark!);
      await collectIds(counted);
      await counted.probe();
      await counted.verifyPassword(fixture.people[0]!.dn, fixture.people[0]!.password);
      await counted.verifyPassword(fixture.people[0]!.dn, 'not-the-password');
      expect(await fixture.writes()).toBe(before);
      expect(Object.keys(counted.operations()).sort()).toEqual(['abandon', 'bind', 'search', 'startTls', 'unbind']);
    });

    describe('changes in the directory', () => {
      /** What one change to the directory brings, and the watermark after it. */
      let since: Watermark;
      const after = async (change: () => Promise<void>) => {
        await change();
        const run = await collectChanges(reader(), since);
        since = run.watermark!;
        return run;
      };
      const now = async () => {
        const run = await collect(reader());
        return { run, key: (login: string) => run.people.find((person) => person.login === login)!.dnKey };
      };

      it('D1 begins with a watermark, and nothing new is nothing', async () => {
        const run = await collect(reader());
        expect(run.order[0]).toBe('watermark');
        since = run.watermark!;
        expect(since.kind).toBe(fixture.settings.kind);
        expect(JSON.parse(JSON.stringify(since))).toEqual(since);
        const again = await collectChanges(reader(), since);
        expect(again).toMatchObject({ units: [], groups: [] });
        expect(again.people.length).toBeLessThan(2); // what was changed a moment ago may come again
        since = again.watermark!;
      });

      it('D1 a renamed and a moved person keep their id', async () => {
        const [, renamed, moved] = fixture.people;
        const [before, movedBefore] = [await loginOf(renamed!.login), await loginOf(moved!.login)];
        const first = await after(() => fixture.rename(renamed!.login, 'renamed.person'));
        expect(first.people.find(({ externalId }) => externalId === before!.externalId)?.login).toBe('renamed.person');
        expect(first.people.length).toBeLessThan(5);
        const second = await after(() => fixture.move(moved!.login));
        const movedAfter = second.people.find(({ externalId }) => externalId === movedBefore!.externalId);
        expect(movedAfter?.login).toBe(moved!.login);
        expect(movedAfter?.path).not.toBe(movedBefore!.path);
        expect(await loginOf(renamed!.login)).toBeUndefined();
        expect(await loginOf(moved!.login)).toEqual(movedAfter);
      });

      it('D1 sees who left a group, and who is gone', async () => {
        const [, , , leaver, removed] = fixture.people;
        const key = (await loginOf(leaver!.login))!.dnKey;
        const left = await after(() => fixture.removeFromGroup(leaver!.login));
        const { run: between } = await now();
        expect(left.members.get(fixture.group)?.toSorted()).toEqual(between.members.get(fixture.group)?.toSorted());
        expect(left.members.get(fixture.group)).not.toContain(key);
        const goneId = (await loginOf(removed!.login))!.externalId;
        expect((await collectIds(reader())).people).toContain(goneId);
        await fixture.remove(removed!.login);
        const run = await collect(reader());
        expect(run.members.get(fixture.group)).not.toContain(key);
        expect(run.people.map(({ login }) => login)).not.toContain(removed!.login);
        expect(run.people).toHaveLength(fixture.counts.people - 1);
      });

      it('D1 a sweep finds who is there, and nobody else', async () => {
        const { run } = await now();
        const ids = await collectIds(reader({ pageSize: 20 }));
        const idsOf = (items: readonly { externalId: string }[]) => items.map(({ externalId }) => externalId).toSorted();
        expect(ids.people.toSorted()).toEqual(idsOf(run.people));
        expect(ids.groups.toSorted()).toEqual(idsOf(run.groups));
        expect(ids.units.toSorted()).toEqual(idsOf(run.units));
        since = run.watermark!;
      });

      it('D1 sees who is new, and who joined a group: all its members come along', async () => {
        const added = await after(() => fixture.add('new.person'));
        expect(added.people.map(({ login }) => login)).toContain('new.person');
        const joined = await after(() => fixture.addToGroup('new.person'));
        const { run, key } = await now();
        expect(joined.groups.map(({ name }) => name)).toContain(fixture.group);
        expect(joined.members.get(fixture.group)).toContain(key('new.person'));
        expect(joined.members.get(fixture.group)?.toSorted()).toEqual(run.members.get(fixture.group)?.toSorted());
      });

      it('D1 a unit with a new name brings everybody below it along', async () => {
        const [first] = fixture.people;
        const unit = (await loginOf(first!.login))!.path.split('\u001f').slice(0, -1).join('\u001f');
        const below = (path: string, top: string) => path.startsWith(`${top}\u001f`);
        const before = (await now()).run.people.filter(({ path }) => below(path, unit));
        const renamed = await after(() => fixture.renameUnit('renamed unit'));
        const ids = new Set(renamed.people.map(({ externalId }) => externalId));
        expect(before.length).toBeGreaterThan(5);
        for (const { externalId } of before) expect(ids).toContain(externalId);
        expect(renamed.people.filter(({ path }) => below(path, unit))).toEqual([]);
        const person = renamed.people.find(({ login }) => login === first!.login)!;
        expect(person).toEqual(await loginOf(first!.login));
      });

      it.each<[string, (watermark: Watermark) => Watermark]>([
        ['of another kind', ({ value }) => ({ kind: 'other', value })],
        ['of another base', ({ kind, value }) => ({ kind, value: { ...value, base: 'dc=other' } })],
        ['of another version of what is read', ({ kind, value }) => ({ kind, value: { ...value, reads: '' } })],
        ['of another server', ({ kind, value: { base, reads } }) => ({ kind, value: { base: base!, reads: reads! } })],
        ['that is empty', ({ kind }) => ({ kind, value: {} })],
      ])('I08 does not trust a watermark %s', async (_, forge) => {
        expect(await codeOf(collectChanges(reader(), forge(since)))).toBe('watermark');
      });
    });

    it('S8 over the whole suite nothing but binds, searches, goodbyes and StartTLS was sent, and nothing uncounted', async () => {
      const sent = fixture.sent();
      if (sent === null) return;
      const counted = (operation: DirectoryOperation) => readers.reduce((sum, one) => sum + one.operations()[operation], 0);
      const operations = ['bind', 'search', 'unbind', 'abandon', 'startTls'] as const;
      expect(Object.keys(sent).filter((name) => !operations.some((one) => one === name))).toEqual([]);
      for (const operation of operations) expect(sent[operation] ?? 0).toBeLessThanOrEqual(counted(operation));
      expect(sent.search).toBeGreaterThan(100);
      expect(sent.bind).toBeGreaterThan(30);
      expect([0, null]).toContain(await fixture.writes());
    });
  });
}
