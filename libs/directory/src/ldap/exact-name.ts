import ldap from 'ldapjs';

/** A name that goes on the wire as it is: parsing and writing it again can change a name that holds escapes. */
export function exactName(dn: string): string {
  return Object.assign(new ldap.DN(), { toString: () => dn }) as unknown as string;
}
