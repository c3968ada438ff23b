import type { ServerFailure } from '../ldap/ldap-server.js';
import { startLdapServer } from '../ldap/ldap-server.js';
import { canonicalDn } from '../names/canonical-dn.js';
import type { DemoAccount } from './accounts.js';
import { DEMO_ACCOUNTS, DEMO_BASE_DN, DEMO_BIND_DN, DEMO_BIND_PASSWORD } from './accounts.js';
import { DemoTree, personDn } from './demo-tree.js';
import type { DemoPerson } from './organisation.js';

export type { DemoPerson } from './organisation.js';
/** Outages to play: nobody listens; nothing answers; cut inside a page; success without entries. */
export type DemoFailure = ServerFailure;

export interface DemoDirectory {
  readonly url: string;
  readonly port: number;
  readonly baseDn: string;
  readonly bindDn: string;
  readonly bindPassword: string;
  readonly accounts: readonly DemoAccount[];
  /** Adds a person; returns the new entry's id (entryUUID). */
  addPerson(person: DemoPerson): string;
  removePerson(login: string): void;
  /** New login name, same entry id. */
  renamePerson(login: string, newLogin: string): void;
  movePerson(login: string, unit: string): void;
  /** New name for a unit; everything below it gets a new name, and nothing else of it is touched. */
  renameUnit(unit: string, newName: string): void;
  setDisabled(login: string, disabled: boolean): void;
  setPassword(login: string, password: string): void;
  /** Replaces attributes of a person; null removes one. */
  setAttributes(login: string, attributes: Readonly<Record<string, string | readonly string[] | null>>): void;
  /** Adds a group; returns the new entry's id. Members are logins or names of groups. */
  addGroup(name: string, members?: readonly string[]): string;
  removeGroup(name: string): void;
  addMember(group: string, member: string): void;
  removeMember(group: string, member: string): void;
  /** Plays an outage until called with null. */
  fail(mode: DemoFailure | null): Promise<void>;
  close(): Promise<void>;
}

const sameName = (one: string, other: string): boolean => canonicalDn(one)?.key === canonicalDn(other)?.key;

/**
 * Starts the demo organisation "Meridian Instruments" as a read-only LDAP server on loopback, in memory: the same entries
 * with the same ids at every start. Port 0 takes a free one. The methods that change it are for demonstrations and tests.
 */
export async function startDemoDirectory(options: {
  readonly port: number;
  readonly host?: '127.0.0.1';
}): Promise<DemoDirectory> {
  const tree = new DemoTree();
  const server = await startLdapServer(options.port, tree);
  const idOf = (entry: ReturnType<DemoTree['person']>): string => tree.values(entry, 'entryUUID')[0]!;
  return {
    url: `ldap://127.0.0.1:${server.port}`,
    port: server.port,
    baseDn: DEMO_BASE_DN,
    bindDn: DEMO_BIND_DN,
    bindPassword: DEMO_BIND_PASSWORD,
    accounts: DEMO_ACCOUNTS,
    addPerson: (person) => idOf(tree.putPerson(person)),
    removePerson: (login) => tree.remove(tree.person(login)),
    renamePerson(login, newLogin) {
      const entry = tree.person(login);
      tree.rename(entry, `uid=${newLogin}${entry.dn.slice(entry.dn.indexOf(','))}`);
      tree.set(entry, { uid: newLogin, mail: `${newLogin}@meridian.example` });
    },
    movePerson(login, unit) {
      const entry = tree.person(login);
      tree.rename(entry, personDn(login, unit));
      tree.set(entry, { departmentNumber: unit });
    },
    renameUnit: (unit, newName) => tree.renameUnit(unit, newName),
    setDisabled: (login, disabled) => tree.disable(tree.person(login), disabled),
    setPassword(login, password) {
      const entry = tree.person(login);
      entry.password = password;
      tree.set(entry, {});
    },
    setAttributes: (login, attributes) => tree.set(tree.person(login), attributes),
    addGroup: (name, members = []) =>
      idOf(
        tree.putGroup(
          name,
          members.map((member) => tree.memberDn(member)),
        ),
      ),
    removeGroup: (name) => tree.remove(tree.group(name)),
    addMember(group, member) {
      const entry = tree.group(group);
      const dn = tree.memberDn(member);
      const others = tree.values(entry, 'member').filter((one) => !sameName(one, dn));
      tree.set(entry, { member: [...others, dn] });
    },
    removeMember(group, member) {
      const entry = tree.group(group);
      const dn = tree.memberDn(member);
      tree.set(entry, { member: tree.values(entry, 'member').filter((one) => !sameName(one, dn)) });
    },
    fail: (mode) => server.fail(mode),
    close: () => server.close(),
  };
}
