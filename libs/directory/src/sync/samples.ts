import type { SampleAttribute } from '../inspection.js';
import type { LdapClient } from '../ldap/ldap-client.js';
import type { RawValue } from '../ldap/messages.js';
import { textOf } from '../ldap/messages.js';
import { readOne } from '../ldap/search-pages.js';
import { holdsSecret } from '../names/attribute-name.js';

const MAX_VALUES = 5;
const MAX_LENGTH = 120;
const MAX_ATTRIBUTES = 100;

/**
 * What may be read of one person. The names come first and alone, and then the values of those that hold no password or key: a star
 * would bring them along. `spelled`: names as they are usually written.
 */
export async function samplesOf(
  client: LdapClient,
  dn: string,
  spelled: readonly string[],
  idleMs: number,
): Promise<readonly SampleAttribute[]> {
  const search = { base: dn, scope: 'base', filter: { present: 'objectClass' }, limit: 1, cookie: null, idleMs } as const;
  const { entries } = await client.searchPage({ ...search, attributes: ['*'], typesOnly: true });
  const asked = [...(entries[0]?.attributes.keys() ?? [])].filter((name) => !holdsSecret(name)).slice(0, MAX_ATTRIBUTES);
  if (asked.length === 0) return [];
  const entry = await readOne(client, dn, asked, idleMs);
  const spelling = new Map(spelled.map((name) => [name.toLowerCase(), name]));
  return [...(entry?.attributes ?? [])]
    .filter(([name]) => !holdsSecret(name))
    .map(([name, values]) => ({ attribute: spelling.get(name) ?? name, values: values.slice(0, MAX_VALUES).map(shownValue) }));
}

function shownValue(value: RawValue): string {
  const text = textOf(value);
  if (text === null || /\p{Cc}/u.test(text)) return `(${value.length} bytes)`;
  return text.length > MAX_LENGTH ? `${[...text].slice(0, MAX_LENGTH - 1).join('')}…` : text;
}
