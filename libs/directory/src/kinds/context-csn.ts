import { canonicalDn } from '../names/canonical-dn.js';
import { Fields } from './fields.js';
import { readTime, writeTime } from './generalized-time.js';
import type { Advance, Position, ServerView } from './kind.js';

/** LDAP Content Synchronization (RFC 4533): where no database serves it, contextCSN is not kept. */
const CONTENT_SYNC = '1.3.6.1.4.1.4203.1.9.1.1';
const NAME = 'contextCSN ';

/**
 * OpenLDAP's change sequence numbers, one for each server that may write (draft-ietf-ldup-model). Nothing older from that
 * writer is still to come, so there is no overlap; the numbers of several writers come in any order, and the search begins at the
 * oldest of those that moved on. Null where the server keeps none.
 */
export async function contextCsns(server: ServerView, since: Position | null): Promise<Advance | null> {
  const root = await server.entry('', ['supportedControl', 'namingContexts']);
  const fields = root && new Fields(root);
  if (!fields?.texts('supportedControl').includes(CONTENT_SYNC)) return null;
  const context = fields.texts('namingContexts', 4096).find((one) => holds(one, server.baseDn));
  const now = context === undefined ? null : await csnsOf(server, context);
  const known = await server.entry(server.baseDn, ['entryCSN'], { atLeast: ['entryCSN', csnAt(0)] });
  if (!now || !known || !(await isKept(server, context!, now))) return null;
  return { position: Object.fromEntries(now), changed: between(since, now) };
}

/** The last number of each writer, by the name that it has in a position. */
async function csnsOf(server: ServerView, context: string): Promise<ReadonlyMap<string, string> | null> {
  const entry = await server.entry(context, ['contextCSN']);
  const csns = new Map<string, string>();
  for (const csn of entry ? new Fields(entry).texts('contextCSN') : []) {
    const writer = csn.split('#')[2];
    if (writer === undefined || readTime(csn) === null) return null;
    csns.set(NAME + writer, csn);
  }
  return csns.size > 0 ? csns : null;
}

/** A database without a sync provider may hold numbers from the day it was loaded. Then an entry is newer, and stays so. */
async function isKept(server: ServerView, context: string, csns: ReadonlyMap<string, string>): Promise<boolean> {
  const highest = latest(csns);
  // Above every writer of that moment: many entries may have come in with one number.
  const above = `${highest.split('#').slice(0, 2).join('#')}#fff#ffffff`;
  for await (const page of server.below({ atLeast: ['entryCSN', above] }, ['entryCSN'])) {
    const newer = page.map((entry) => new Fields(entry).text('entryCSN') ?? '').find((csn) => csn > highest);
    if (newer === undefined) continue;
    const again = await csnsOf(server, context);
    return again !== null && latest(again) >= newer;
  }
  return true;
}

const latest = (csns: ReadonlyMap<string, string>): string => [...csns.values()].sort().at(-1) ?? '';

function between(since: Position | null, now: ReadonlyMap<string, string>): Advance['changed'] {
  const then = new Map(Object.entries(since ?? {}).filter(([name]) => name.startsWith(NAME)));
  let oldest: string | null = null;
  for (const [name, csn] of now) {
    const before = then.get(name);
    // A writer that was unknown may bring old numbers along; one that went back was restored.
    if (before === undefined || before > csn) return 'unknown';
    if (before < csn && (oldest === null || before < oldest)) oldest = before;
  }
  if ([...then.keys()].some((name) => !now.has(name))) return 'unknown';
  return oldest === null ? 'nothing' : { atLeast: ['entryCSN', oldest] };
}

/** The smallest change sequence number of a second. */
export const csnAt = (time: number): string => `${writeTime(Math.max(0, time)).slice(0, -1)}.000000Z#000000#000#000000`;

function holds(context: string, baseDn: string): boolean {
  const [outer, inner] = [canonicalDn(context), canonicalDn(baseDn)];
  return outer !== null && inner !== null && (inner.path === outer.path || inner.path.startsWith(`${outer.path}\u001f`));
}
