import { DirectoryError } from '../errors.js';
import { Fields } from '../kinds/fields.js';
import { filterOf } from '../kinds/tailored.js';
import { canonicalDn } from '../names/canonical-dn.js';
import { isLeftOut } from './passes.js';
import type { RunOptions } from './read-directory.js';
import { pagesOf } from './run.js';
import { openSession, requireBase, SHORT_PAGE } from './session.js';

export interface GroupRule {
  readonly below?: string;
  readonly filter?: string;
}

/** What `DirectoryReader.groupsMatching` promises. */
export async function* groupsMatching(
  { kind, settings, now, signal }: RunOptions,
  rule: GroupRule,
): AsyncGenerator<readonly string[]> {
  const filter = rule.filter === undefined ? undefined : filterOf(rule.filter, 'filter');
  const base = rule.below ?? settings.baseDn;
  if (rule.below === undefined && !filter) throw new DirectoryError('settings', 'a rule needs a DN, a filter, or both');
  if (!isWithin(base, settings.baseDn))
    throw new DirectoryError('settings', 'the DN must lie at or below the base of the directory');
  const client = await openSession(settings, signal);
  try {
    await requireBase(client, { ...settings, baseDn: base });
    const run = { client, kind, settings, context: { now, netbiosDomain: null, dnsDomain: null } };
    const part = { base, ahead: true, ...(filter ? { filter } : {}) };
    const attributes = [...kind.idAttributes, ...(kind.leavesOut === undefined ? [] : [kind.leavesOut])];
    const pass = { filter: kind.groups.filter, attributes };
    for await (const page of pagesOf(run, pass, part, SHORT_PAGE)) {
      const ids = page.flatMap((entry) => (isLeftOut(kind, entry) ? [] : (kind.externalId(new Fields(entry)) ?? [])));
      if (ids.length > 0) yield ids;
    }
  } finally {
    await client.close();
  }
}

function isWithin(dn: string, baseDn: string): boolean {
  const [inner, outer] = [canonicalDn(dn), canonicalDn(baseDn)];
  return inner !== null && outer !== null && (inner.path === outer.path || inner.path.startsWith(`${outer.path}\u001f`));
}
