import { describe, expect, it } from '@jest/globals';
import type { Inspection, InspectionStep } from '../inspection.js';
import type { DirectoryReader, DirectorySettings } from '../reader.js';
import { codeOf, collect, collectChanges, collectIds, collectSteps } from './collect.js';
import type { DirectoryFixture } from './directory-contract.js';

const STEPS: readonly InspectionStep[] = ['reach', 'tls', 'bind', 'base', 'people', 'groups', 'rights'];
const isOf =
  <S extends InspectionStep>(step: S) =>
  (one: Inspection): one is Extract<Inspection, { step: S }> =>
    one.step === step;

/** What the set-up of a directory rests on: filters, mapping, rules over groups, the step-by-step test and the probe of rights. */
export function setUpContract(
  fixtureOf: () => DirectoryFixture,
  reader: (changes?: Partial<DirectorySettings>) => DirectoryReader,
): void {
  const mailOf = (at: number) => `${fixtureOf().people[at]!.login}@${fixtureOf().mailDomain}`;
  const peopleFilter = () => `(|(mail=${mailOf(0)})(mail=${mailOf(1)}))`;
  const groupFilter = () => `(cn=${fixtureOf().group})`;

  describe('filters and mapping', () => {
    it('D1 who is not matched is not there, for a read, for changes and for a sweep alike', async () => {
      const narrow = reader({ peopleFilter: peopleFilter(), groupFilter: groupFilter() });
      const run = await collect(narrow);
      const logins = fixtureOf().people.slice(0, 2);
      expect(run.people.map(({ login }) => login).toSorted()).toEqual(logins.map(({ login }) => login).toSorted());
      expect(run.groups.map(({ name }) => name)).toEqual([fixtureOf().group]);
      expect(run.units).toHaveLength(fixtureOf().counts.units);
      const ids = await collectIds(narrow);
      expect(ids.people.toSorted()).toEqual(run.people.map(({ externalId }) => externalId).toSorted());
      expect(ids.groups).toEqual(run.groups.map(({ externalId }) => externalId));
      const changed = await collectChanges(narrow, run.watermark!);
      for (const { login } of changed.people) expect(logins.map((one) => one.login)).toContain(login);
      for (const { name } of changed.groups) expect(name).toBe(fixtureOf().group);
    });

    it('I08 a watermark taken with another filter, group filter, mapping or extra attribute is not trusted', async () => {
      const narrow = { peopleFilter: peopleFilter(), mapping: { title: 'department' }, extraAttributes: ['mail'] };
      const since = (await collect(reader(narrow))).watermark!;
      expect(await codeOf(collectChanges(reader(narrow), since))).toBe('no error');
      const others: readonly Partial<DirectorySettings>[] = [
        { peopleFilter: '(mail=*)' },
        { groupFilter: groupFilter() },
        { mapping: { title: 'mail' } },
        { extraAttributes: ['sn'] },
      ];
      for (const other of others) expect(await codeOf(collectChanges(reader({ ...narrow, ...other }), since))).toBe('watermark');
    });

    it('D1 reads mapped fields from the attributes named, and keeps the extra ones', async () => {
      const changes = {
        mapping: { department: 'mail', title: 'sn' },
        extraAttributes: ['Mail', 'givenName'],
        peopleFilter: peopleFilter(),
      };
      const { people } = await collect(reader(changes));
      const plain = (await collect(reader({ peopleFilter: peopleFilter() }))).people;
      expect(people).toHaveLength(2);
      for (const person of people) {
        const before = plain.find(({ externalId }) => externalId === person.externalId)!;
        const { mail, familyName, givenName } = before;
        expect(person).toEqual({
          ...before,
          department: mail,
          title: familyName,
          extra: { mail: [mail], givenname: [givenName] },
        });
      }
    });

    it('I04 D1 a mapped login is the one that is shown and a name to sign in with', async () => {
      const { people } = await collect(reader({ mapping: { login: 'mail' }, peopleFilter: peopleFilter() }));
      expect(people.map(({ login }) => login).toSorted()).toEqual([mailOf(0), mailOf(1)].toSorted());
      for (const { login, loginKeys } of people) expect(loginKeys).toContain(login.toLowerCase());
    });
  });

  describe('groups that match a rule', () => {
    const idsOf = async (rule: { below?: string; filter?: string }, changes?: Partial<DirectorySettings>) => {
      const ids: string[] = [];
      for await (const page of reader(changes).groupsMatching(rule)) ids.push(...page);
      return ids.toSorted();
    };

    it('P2 gives their ids, by a filter, by a DN above them, or by both', async () => {
      const { groups } = await collect(reader());
      const idOf = (name: string) => groups.find((group) => group.name === name)!.externalId;
      const { group, parentGroup, settings } = fixtureOf();
      expect(await idsOf({ filter: groupFilter() })).toEqual([idOf(group)]);
      expect(await idsOf({ below: settings.baseDn })).toEqual(groups.map(({ externalId }) => externalId).toSorted());
      const { dn } = groups.find(({ name }) => name === parentGroup)!;
      expect(await idsOf({ below: dn })).toEqual([idOf(parentGroup)]);
      expect(await idsOf({ below: dn.slice(dn.indexOf(',') + 1), filter: `(cn=${group})` })).toEqual([idOf(group)]);
      expect(await idsOf({ filter: '(cn=nothing of the kind)' })).toEqual([]);
      expect(await idsOf({ below: settings.baseDn }, { groupFilter: groupFilter() })).toEqual([idOf(group)]);
    });

    it.each([
      ['nothing', {}, 'settings'],
      ['half a filter', { filter: '(cn=a' }, 'settings'],
      ['a DN elsewhere', { below: 'dc=elsewhere' }, 'settings'],
      ['no DN', { below: 'elsewhere' }, 'settings'],
    ])('P2 refuses a rule of %s', async (_, rule, code) => expect(await codeOf(idsOf(rule))).toBe(code));

    it('P2 a place that is gone is an error and never "no groups"', async () => {
      expect(await codeOf(idsOf({ below: `ou=nowhere,${fixtureOf().settings.baseDn}` }))).toBe('base_missing');
    });
  });

  describe('set-up', () => {
    const steps = (changes?: Partial<DirectorySettings>, people?: number) => collectSteps(reader(changes), people);

    it('D1 goes through all steps, and shows people as they would come in', async () => {
      const all = await steps({ mapping: { title: 'mail' }, peopleFilter: peopleFilter() }, 1);
      expect(all.map(({ step, ok, code }) => ({ step, ok, code }))).toEqual(
        STEPS.map((step) => ({ step, ok: true, code: null })),
      );
      expect(all.find(isOf('reach'))!.server).toBe(fixtureOf().settings.url);
      const underTls = fixtureOf().settings.url.startsWith('ldaps:');
      const shown = all.find(isOf('tls'))!.certificate;
      expect(shown && [shown.trusted, shown.problem]).toEqual(underTls ? [true, null] : null);
      expect(all.find(isOf('base'))!.namingContexts.length).toBeGreaterThan(0);
      const { items, quarantined, samples } = all.find(isOf('people'))!;
      expect(items).toHaveLength(1);
      expect(items[0]).toMatchObject({ title: items[0]!.mail, state: 'active' });
      expect(quarantined).toBe(0);
      expect(samples.find(({ attribute }) => attribute === 'mail')?.values).toEqual([items[0]!.mail]);
      expect(all.find(isOf('groups'))!.items).toHaveLength(5);
    });

    it('S8 shows no password and no key among the attributes of a person, and asks for none', async () => {
      const { samples } = (await steps()).find(isOf('people'))!;
      expect(samples.length).toBeGreaterThan(5);
      expect(samples.map(({ attribute }) => attribute.toLowerCase()).filter((name) => /pwd$|password/.test(name))).toEqual([]);
    });

    it('S8 tells what the reading account could do', async () => {
      const { canWrite } = fixtureOf().reader;
      expect(await reader().rights()).toEqual({ canWrite, attributes: [], readsPasswords: false });
      expect((await steps()).find(isOf('rights'))!.rights).toEqual(await reader().rights());
    });

    it.each<[string, string, Partial<DirectorySettings>, (fixture: DirectoryFixture) => Partial<DirectorySettings>]>([
      ['reach', 'unreachable', {}, ({ settings }) => ({ url: settings.url.replace(/:\d+$/, ':9') })],
      ['bind', 'bind_refused', { bindPassword: 'not-the-password' }, () => ({})],
      ['base', 'base_missing', {}, ({ settings }) => ({ baseDn: `ou=nowhere,${settings.baseDn}` })],
      ['people', 'nobody', { peopleFilter: '(cn=nothing of the kind)' }, () => ({})],
    ])('D1 ends at "%s" with %s, and says why', async (step, code, changes, more) => {
      const all = await steps({ ...changes, ...more(fixtureOf()) });
      expect(all.at(-1)).toMatchObject({ step, ok: false, code });
      expect(all.at(-1)!.detail).not.toBe('');
      expect(all.slice(0, -1).every(({ ok }) => ok)).toBe(true);
      expect(all).toHaveLength(STEPS.indexOf(step as InspectionStep) + 1);
    });

    it('D1 a mapped login that nobody has leaves nobody to take, or the form that is always there', async () => {
      const people = (await steps({ mapping: { login: 'pager' } })).find(isOf('people'))!;
      const keepsItsForms = fixtureOf().settings.kind === 'active-directory';
      expect(people.items.length > 0).toBe(keepsItsForms);
      expect(people).toMatchObject(keepsItsForms ? { ok: true } : { code: 'nobody' });
      expect(people.detail.includes('no_login')).toBe(!keepsItsForms);
    });

    it('D1 ends with "cancelled" when the signal says so', async () => {
      const stop = new AbortController();
      const seen: Inspection[] = [];
      for await (const step of reader().inspect({ signal: stop.signal })) {
        seen.push(step);
        if (step.step === 'bind') stop.abort();
      }
      expect(seen.at(-1)).toMatchObject({ step: 'base', ok: false, code: 'cancelled' });
    });
  });
}
