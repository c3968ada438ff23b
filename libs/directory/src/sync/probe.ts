import { Fields } from '../kinds/fields.js';
import type { LdapClient } from '../ldap/ldap-client.js';
import { readOne } from '../ldap/search-pages.js';
import type { SessionSettings } from './session.js';
import { openSession, requireBase } from './session.js';

/** AD names itself by a capability (MS-ADTS 3.1.1.3.4.3.1), OpenLDAP by the class of its root. */
const ACTIVE_DIRECTORY = '1.2.840.113556.1.4.800';
const OPEN_LDAP_ROOT = 'openldaprootdse';

/** Reach, TLS, bind, base, in this order; what `DirectoryReader.probe` promises. */
export async function probe(settings: SessionSettings) {
  const client = await openSession(settings);
  try {
    await requireBase(client, settings);
    return await rootOf(client, settings.timeoutMs);
  } finally {
    await client.close();
  }
}

/** What the server says of itself. */
export async function rootOf(client: LdapClient, idleMs: number) {
  const attributes = ['vendorName', 'namingContexts', 'supportedCapabilities', 'structuralObjectClass', 'objectClass'];
  const root = await readOne(client, '', attributes, idleMs);
  if (!root) return { vendor: null, namingContexts: [] };
  const fields = new Fields(root);
  return { vendor: vendorOf(fields), namingContexts: fields.texts('namingContexts', 1024) };
}

function vendorOf(fields: Fields): string | null {
  const classes = [...fields.texts('structuralObjectClass'), ...fields.texts('objectClass')].map((name) => name.toLowerCase());
  const named = fields.text('vendorName');
  if (named) return named;
  if (fields.texts('supportedCapabilities').includes(ACTIVE_DIRECTORY)) return 'Active Directory';
  return classes.includes(OPEN_LDAP_ROOT) ? 'OpenLDAP' : null;
}
