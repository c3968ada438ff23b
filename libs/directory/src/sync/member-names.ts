import { canonicalDn } from '../names/canonical-dn.js';
import type { RawValue } from '../ldap/messages.js';
import { textOf } from '../ldap/messages.js';
import { readSome } from '../ldap/search-pages.js';
import { loginKey } from '../names/login-key.js';
import type { Run } from './run.js';

/** Names a search: each is one term of its filter. */
const NAMES_A_SEARCH = 200;

/**
 * Canonical DNs of the people that a group names by login (`memberUid`, RFC 2307 §5.3), a bounded slice at a time. Names that
 * nobody has lead to nobody; names that nobody can have are counted as bad.
 */
export async function* keysOfNames(run: Run, values: readonly RawValue[]) {
  const { memberNames, people, searchControls: controls } = run.kind;
  const { baseDn: base, idleMs } = run.settings;
  // Without pages: the groups themselves are being paged, and OpenLDAP keeps one place a connection.
  const search = { base, scope: 'sub', attributes: ['1.1'], controls, limit: 2 * NAMES_A_SEARCH, idleMs } as const;
  if (!memberNames) return;
  for (let at = 0; at < values.length; at += NAMES_A_SEARCH) {
    const slice = values.slice(at, at + NAMES_A_SEARCH);
    const names = slice.flatMap((value) => {
      const name = textOf(value) ?? '';
      return loginKey(name) === null ? [] : [name];
    });
    const bad = slice.length - names.length;
    const named = { any: names.map((name) => ({ equals: [memberNames.ofPerson, name] as const })) };
    const keys: string[] = [];
    if (names.length > 0) {
      const found = await readSome(run.client, { ...search, filter: { all: [named, people.filter] } });
      keys.push(...found.flatMap((entry) => canonicalDn(entry.dn)?.key ?? []));
    }
    yield { keys, bad };
  }
}
