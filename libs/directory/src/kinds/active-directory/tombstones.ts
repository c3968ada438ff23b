import { Fields } from '../fields.js';
import type { Kind } from '../kind.js';

/**
 * Deleted objects keep their objectGUID in a container of the domain (MS-ADTS 3.1.1.5.5.1), shown with
 * LDAP_SERVER_SHOW_DELETED_OID (MS-ADTS 3.1.1.3.4.1.14) to an account that was given the right to list them, and to no other.
 */
export const tombstones: NonNullable<Kind['tombstones']> = {
  control: '1.2.840.113556.1.4.417',
  filter: { equals: ['isDeleted', 'TRUE'] },
  async below(server) {
    const root = await server.entry('', ['defaultNamingContext']);
    const domain = root && new Fields(root).text('defaultNamingContext', 4096);
    return domain ? `CN=Deleted Objects,${domain}` : null;
  },
};
