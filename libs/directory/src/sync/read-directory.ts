import { Fields } from '../kinds/fields.js';
import type { Kind, KindContext, Pass } from '../kinds/kind.js';
import type { LdapClient } from '../ldap/ldap-client.js';
import { searchPages } from '../ldap/search-pages.js';
import { canonicalDn } from '../names/canonical-dn.js';
import type { DirectoryBatch, StagedMembers } from '../reader.js';
import { membersOf } from './members.js';
import type { SessionSettings } from './session.js';
import { openSession, requireBase, viewOf } from './session.js';
import { sortPage, stageGroup, stagePerson, stageUnit } from './stage.js';

/** Groups a page: one may hold a hundred thousand members. */
const GROUPS_A_PAGE = 50;

/** One run over the whole directory; what `DirectoryReader.read` promises. */
export async function* readDirectory(
  kind: Kind,
  settings: SessionSettings,
  now: Date,
  signal?: AbortSignal,
): AsyncGenerator<DirectoryBatch> {
  const client = await openSession(settings, signal);
  try {
    await requireBase(client, settings);
    const context = { now, ...(await kind.context(viewOf(client, settings), settings.baseDn)) };
    for await (const page of pages(client, kind, kind.units, settings)) {
      yield { of: 'units', ...sortPage(page, (entry) => stageUnit(kind, entry)) };
    }
    const primaryKeys = new Set<string>();
    yield* readPeople(client, kind, settings, context, primaryKeys);
    yield* readGroups(client, kind, settings, primaryKeys);
  } finally {
    await client.close();
  }
}

function pages(client: LdapClient, kind: Kind, pass: Pass, { baseDn, pageSize, idleMs }: SessionSettings, limit = pageSize) {
  const { filter, attributes } = pass;
  return searchPages(client, { base: baseDn, scope: 'sub', filter, attributes, controls: kind.searchControls, limit, idleMs });
}

async function* readPeople(
  client: LdapClient,
  kind: Kind,
  settings: SessionSettings,
  context: KindContext,
  primaryKeys: Set<string>,
): AsyncGenerator<DirectoryBatch> {
  for await (const page of pages(client, kind, kind.people, settings)) {
    if (kind.primaryGroups) {
      for (const entry of page) {
        const key = kind.primaryGroups.ofPerson(new Fields(entry));
        if (key !== null) primaryKeys.add(key);
      }
    }
    yield { of: 'people', ...sortPage(page, (entry) => stagePerson(kind, entry, context)) };
  }
}

async function* readGroups(
  client: LdapClient,
  kind: Kind,
  settings: SessionSettings,
  primaryKeys: ReadonlySet<string>,
): AsyncGenerator<DirectoryBatch> {
  const primary: { readonly key: string; readonly externalId: string }[] = [];
  for await (const page of pages(client, kind, kind.groups, settings, Math.min(GROUPS_A_PAGE, settings.pageSize))) {
    yield { of: 'groups', ...sortPage(page, (entry) => stageGroup(kind, entry)) };
    for (const entry of page) {
      const staged = stageGroup(kind, entry);
      if ('reason' in staged) continue;
      const { externalId } = staged.item;
      const key = kind.primaryGroups?.keyOf(new Fields(entry)) ?? null;
      if (key !== null && primaryKeys.has(key)) primary.push({ key, externalId });
      for await (const members of membersOf(client, kind, entry, externalId, settings.idleMs)) yield membersBatch(members);
    }
  }
  for (const group of primary) {
    const pass = { filter: kind.primaryGroups!.membersOf(group.key), attributes: ['1.1'] }; // 1.1: names only, RFC 4511 §4.5.1.8
    for await (const page of pages(client, kind, pass, settings)) {
      const memberDnKeys = page.flatMap((entry) => canonicalDn(entry.dn)?.key ?? []);
      if (memberDnKeys.length > 0) yield membersBatch({ groupExternalId: group.externalId, memberDnKeys });
    }
  }
}

const membersBatch = (members: StagedMembers): DirectoryBatch => ({ of: 'members', items: [members], quarantined: [] });
