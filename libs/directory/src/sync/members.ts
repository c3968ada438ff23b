import { DirectoryError } from '../errors.js';
import type { Kind } from '../kinds/kind.js';
import type { LdapClient } from '../ldap/ldap-client.js';
import type { RawEntry } from '../ldap/messages.js';
import { readOne } from '../ldap/search-pages.js';
import { canonicalDn } from '../names/canonical-dn.js';
import type { StagedMembers } from '../reader.js';

/** Members a batch, whatever the group's size. */
const BATCH = 2000;
/** Ends a server that answers ranges without end: at 1,500 values a step this is fifteen million members. */
const MAX_RANGES = 10_000;

interface Slice {
  readonly values: readonly Buffer[];
  /** First value of the next range, or null when these are the last. */
  readonly next: number | null;
}

/** The values of `attribute`, whether the server gave all of them or a range (MS-ADTS 3.1.1.3.1.3.3). */
function sliceOf(entry: RawEntry, attribute: string): Slice {
  const plain = entry.attributes.get(attribute) ?? [];
  const prefix = `${attribute};range=`;
  for (const [name, values] of entry.attributes) {
    if (!name.startsWith(prefix)) continue;
    const last = name.slice(prefix.length).split('-')[1];
    return { values, next: last === undefined || last === '*' ? null : Number(last) + 1 };
  }
  return { values: plain, next: null };
}

/** All member DNs of one group as canonical keys, a bounded slice at a time. Names that are no DNs are left out. */
export async function* membersOf(client: LdapClient, kind: Kind, group: RawEntry, groupExternalId: string, idleMs: number) {
  for (const attribute of kind.memberAttributes) {
    const name = attribute.toLowerCase();
    let slice = sliceOf(group, name);
    for (let ranges = 0; ; ranges += 1) {
      for (let at = 0; at < slice.values.length; at += BATCH) {
        const memberDnKeys = keysOf(slice.values.slice(at, at + BATCH));
        if (memberDnKeys.length > 0) yield { groupExternalId, memberDnKeys } satisfies StagedMembers;
      }
      if (slice.next === null) break;
      if (!Number.isSafeInteger(slice.next) || ranges >= MAX_RANGES)
        throw new DirectoryError('protocol', 'a range that makes no sense');
      const entry = await readOne(client, group.dn, [`${attribute};range=${slice.next}-*`], idleMs);
      // The group went away in between: the run has not seen all of it, so it must not count as complete.
      if (!entry) throw new DirectoryError('incomplete', 'a group disappeared while its members were read');
      const following = sliceOf(entry, name);
      if (following.next !== null && following.next <= slice.next)
        throw new DirectoryError('incomplete', 'a range that does not advance');
      slice = following;
    }
  }
}

function keysOf(values: readonly Buffer[]): string[] {
  return values.flatMap((value) => canonicalDn(value.toString('utf8'))?.key ?? []);
}
