import { Fields } from '../kinds/fields.js';
import type { Kind } from '../kinds/kind.js';
import type { RawEntry } from '../ldap/messages.js';
import { canonicalDn } from '../names/canonical-dn.js';
import type { DirectoryBatch } from '../reader.js';
import { membersOf } from './members.js';
import type { Part, Run } from './run.js';
import { pagesOf } from './run.js';
import { sortPage, stageGroup, stagePerson, stageUnit } from './stage.js';

/** Groups a page: one may hold a hundred thousand members. */
const GROUPS_A_PAGE = 50;

export async function* readUnits(run: Run, part?: Part) {
  for await (const page of pagesOf(run, run.kind.units, part)) {
    yield { of: 'units', ...sortPage(page, (entry) => stageUnit(run.kind, entry)) } satisfies DirectoryBatch;
  }
}

/** `see` is shown each page, before it is given on. */
export async function* readPeople(run: Run, part?: Part, see: (page: readonly RawEntry[]) => void = () => undefined) {
  for await (const page of pagesOf(run, run.kind.people, part)) {
    see(page);
    yield { of: 'people', ...sortPage(page, (entry) => stagePerson(run.kind, entry, run.context)) } satisfies DirectoryBatch;
  }
}

/** Whether a group is none to the people who use the directory. */
export const isLeftOut = (kind: Kind, group: RawEntry): boolean =>
  kind.leavesOut !== undefined && group.attributes.has(kind.leavesOut.toLowerCase());

/** Groups, each page followed by all members of its groups. `isPrimary`: whether somebody may have the key as primary group. */
export async function* readGroups(run: Run, part: Part, isPrimary: (key: string) => boolean): AsyncGenerator<DirectoryBatch> {
  const { kind, settings } = run;
  const primary: { readonly key: string; readonly externalId: string }[] = [];
  for await (const all of pagesOf(run, kind.groups, part, Math.min(GROUPS_A_PAGE, settings.pageSize))) {
    const page = all.filter((entry) => !isLeftOut(kind, entry));
    yield { of: 'groups', ...sortPage(page, (entry) => stageGroup(kind, entry)) };
    for (const entry of page) {
      const staged = stageGroup(kind, entry);
      if ('reason' in staged) continue;
      const { externalId } = staged.item;
      const key = kind.primaryGroups?.keyOf(new Fields(entry)) ?? null;
      if (key !== null && isPrimary(key)) primary.push({ key, externalId });
      yield* membersOf(run, entry, externalId);
    }
  }
  for (const { key, externalId } of primary) {
    const pass = { filter: kind.primaryGroups!.membersOf(key), attributes: ['1.1'] }; // 1.1: names only, RFC 4511 §4.5.1.8
    for await (const page of pagesOf(run, pass)) {
      const memberDnKeys = page.flatMap((entry) => canonicalDn(entry.dn)?.key ?? []);
      if (memberDnKeys.length > 0)
        yield { of: 'members', items: [{ groupExternalId: externalId, memberDnKeys }], quarantined: [] };
    }
  }
}
