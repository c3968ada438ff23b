import { DirectoryError } from '../errors.js';
import type { RawEntry, RawValue } from '../ldap/messages.js';
import { textOf } from '../ldap/messages.js';
import { readOne } from '../ldap/search-pages.js';
import { canonicalDn } from '../names/canonical-dn.js';
import type { DirectoryBatch, Quarantined } from '../reader.js';
import { keysOfNames } from './member-names.js';
import type { Run } from './run.js';
import { shownDn } from './stage.js';

/** Members a batch, whatever the group's size. */
const BATCH = 2000;
/** Ends a server that answers ranges without end: at 1,500 values a step this is three million members. */
const MAX_RANGES = 2000;

interface Slice {
  readonly values: readonly RawValue[];
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

/** All members of one group as canonical names, a bounded slice at a time. A value that names nothing is set aside and counted. */
export async function* membersOf(run: Run, group: RawEntry, groupExternalId: string): AsyncGenerator<DirectoryBatch> {
  const aside = (reason: string): Quarantined => ({ dn: shownDn(group.dn), reason });
  const batch = (memberDnKeys: readonly string[], bad: number): DirectoryBatch => ({
    of: 'members',
    items: memberDnKeys.length > 0 ? [{ groupExternalId, memberDnKeys }] : [],
    quarantined: Array.from({ length: bad }, () => aside('bad_member')),
  });
  for (const attribute of run.kind.memberAttributes) {
    for await (const values of valuesOf(run, group, attribute)) {
      if (values === 'too-many') {
        yield { of: 'members', items: [], quarantined: [aside('too_large')] };
        break;
      }
      for (let at = 0; at < values.length; at += BATCH) {
        const slice = values.slice(at, at + BATCH);
        const keys = keysOf(slice);
        yield batch(keys, slice.length - keys.length);
      }
    }
  }
  const names = run.kind.memberNames && group.attributes.get(run.kind.memberNames.ofGroup.toLowerCase());
  if (!names) return;
  for await (const { keys, bad } of keysOfNames(run, names)) yield batch(keys, bad);
}

/** All values of one attribute, as the entry holds them and then range by range. */
async function* valuesOf(run: Run, group: RawEntry, attribute: string): AsyncGenerator<readonly RawValue[] | 'too-many'> {
  const name = attribute.toLowerCase();
  let slice = sliceOf(group, name);
  for (let ranges = 0; ; ranges += 1) {
    if (slice.values.length > 0) yield slice.values;
    if (slice.next === null) return;
    if (!Number.isSafeInteger(slice.next)) throw new DirectoryError('protocol', 'a range that makes no sense');
    if (ranges >= MAX_RANGES) return yield 'too-many';
    const entry = await readOne(run.client, group.dn, [`${attribute};range=${slice.next}-*`], run.settings.idleMs);
    // The group went away in between: the run has not seen all of it, so it must not count as complete.
    if (!entry) throw new DirectoryError('incomplete', 'a group disappeared while its members were read');
    const following = sliceOf(entry, name);
    if (following.next !== null && following.next <= slice.next)
      throw new DirectoryError('incomplete', 'a range that does not advance');
    slice = following;
  }
}

function keysOf(values: readonly RawValue[]): string[] {
  const keys: string[] = [];
  for (const value of values) {
    const key = canonicalDn(textOf(value) ?? '')?.key;
    if (key !== undefined) keys.push(key);
  }
  return keys;
}
