import { Inject, Injectable, Optional } from '@nestjs/common';
import { canonicalDn } from '@tessera/directory';
import { lookup } from 'node:dns/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { HostSecretBox, Refused, type Runner, type Settings, SETTINGS } from '../../platform/index.js';
import { addressesOf, addressKey, isClosed, isLoopback } from '../connections/addresses.js';
import { Connections, type DirectoryRow } from '../connections/connections.js';
import { openPassword } from '../connections/kept-settings.js';
import { checkedInput, type Entered, invalid } from './checked-input.js';
import type { DirectoryInput } from './setup.types.js';

/** Finds every address of a name. Tests inject one of their own. */
export type NameLookup = (name: string) => Promise<readonly string[]>;
export const NAME_LOOKUP = Symbol('NAME_LOOKUP');
const bySystem: NameLookup = async (name) => (await lookup(name, { all: true })).map(({ address }) => address);
const LOOKUP_MS = 3000;

export interface Prepared {
  readonly entered: Entered;
  readonly password: string;
  /** A password was typed, and is to be kept. */
  readonly typed: boolean;
  readonly known: DirectoryRow | null;
}

/** What an admin enters about a directory, from the form to what can be connected with. Nothing is sent to it here. */
@Injectable()
export class Entries {
  readonly #lookup: NameLookup;

  constructor(
    private readonly connections: Connections,
    private readonly box: HostSecretBox,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Optional() @Inject(NAME_LOOKUP) find?: NameLookup,
  ) {
    this.#lookup = find ?? bySystem;
  }

  /** `known`: the directory that is changed or tried again; null for a new one. */
  async prepare(known: DirectoryRow | null, input: DirectoryInput): Promise<Prepared | Refused> {
    const entered = checkedInput(input);
    if (entered instanceof Refused) return entered;
    const refused = await this.refusedPlace(entered.url);
    if (refused) return refused;
    const password = this.password(known, entered, input.bindPassword ?? '');
    if (password instanceof Refused) return password;
    return { entered, password, typed: (input.bindPassword ?? '') !== '', known };
  }

  /** Refused when one of the others is the same directory, or has the same name. */
  async refusedTwice(runner: Runner, { name, url, baseDn }: Entered, id: string | null): Promise<Refused | null> {
    const mine = new Set(addressesOf(url).map(addressKey));
    const base = canonicalDn(baseDn)?.key;
    for (const other of await this.connections.list(runner)) {
      if (other.id === id) continue;
      const sameBase = canonicalDn(other.baseDn)?.key === base;
      if (sameBase && addressesOf(other.url).some((address) => mine.has(addressKey(address)))) {
        return new Refused(
          'directory_exists',
          { field: 'url' },
          `This is the directory “${other.name}”, which is connected already.`,
        );
      }
      if (other.name.toLowerCase() === name.toLowerCase()) return invalid('name', 'Another directory has this name.');
    }
    return null;
  }

  /**
   * Only to where it was typed for: whoever points the address elsewhere, or has another CA vouch for who answers there, has to
   * know it (attack I07). The environment's own is used to try its directory again, and for nothing else.
   */
  private password(known: DirectoryRow | null, { url, settings }: Entered, typed: string): string | Refused {
    if (typed !== '') {
      const fits = typed.trim() !== '' && typed.length <= 1024 && !typed.includes('\0');
      return fits ? typed : invalid('bindPassword', 'A password has 1 to 1024 characters, and not only spaces.');
    }
    if (!known) return invalid('bindPassword', 'Enter the password of the account that reads.');
    const old = new Set(addressesOf(known.url).map((address) => `${addressKey(address)} ${address.secure}`));
    const same = addressesOf(url).every((address) => old.has(`${addressKey(address)} ${address.secure}`));
    const vouching = known.source === 'environment' ? this.settings.directory?.caPem : known.settings.caPem;
    const needed = new Refused('directory_password_needed', { field: 'bindPassword' });
    if (!same || (vouching?.trim() ?? '') !== (settings.caPem ?? '')) return needed;
    if (known.source === 'environment') return this.settings.directory?.bindPassword.reveal() ?? needed;
    return known.bindPassword ? openPassword(this.box, known.id, known.bindPassword) : needed;
  }

  private async refusedPlace(url: string): Promise<Refused | null> {
    const hosts = addressesOf(url).map(({ host }) => host);
    if (this.settings.demo && !hosts.every(isLoopback)) {
      return invalid(
        'url',
        'In demo mode only a directory on this computer (localhost) can be connected, because the demo’s people have public passwords. Start with LDAP_URL and a fresh database for a real one.',
      );
    }
    const found = await Promise.all(hosts.map((host) => this.addresses(host)));
    if (found.flat().some(isClosed)) {
      return invalid(
        'url',
        'This address is never connected to: it is link-local, or a cloud’s own. Enter the directory’s server.',
      );
    }
    return null;
  }

  /** None for a name that is not known: then the check says so. */
  private addresses(host: string): Promise<readonly string[]> {
    const late = wait(LOOKUP_MS, [], { ref: false });
    return Promise.race([this.#lookup(host).catch(() => []), late]);
  }
}
