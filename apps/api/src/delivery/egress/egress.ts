import { Inject, Injectable, Optional } from '@nestjs/common';
import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { DeliveryFailure } from '../channels/channel.js';
import { isPublicAddress } from './public-address.js';

/** Finds every address of a name. Tests inject one of their own. */
export type AddressLookup = (name: string) => Promise<readonly string[]>;
export const ADDRESS_LOOKUP = Symbol('ADDRESS_LOOKUP');

const bySystem: AddressLookup = async (name) => (await lookup(name, { all: true })).map(({ address }) => address);

/** Where a connection goes: the address that was looked at is the address that is connected to. */
export interface Target {
  readonly address: string;
  /** Name to check the certificate against; empty for a numeric address. */
  readonly name: string;
}

/** The only way out to places that somebody entered (attack J03). */
@Injectable()
export class Egress {
  readonly #lookup: AddressLookup;

  constructor(@Optional() @Inject(ADDRESS_LOOKUP) find?: AddressLookup) {
    this.#lookup = find ?? bySystem;
  }

  /**
   * Resolves a host once. `trusted`, for the demo's own peers, allows any address; otherwise a name with even one address
   * that is not public leads nowhere. Throws `DeliveryFailure`.
   */
  async target(host: string, trusted: boolean): Promise<Target> {
    const bare = host.startsWith('[') ? host.slice(1, -1) : host;
    const numeric = isIP(bare) !== 0;
    const addresses = numeric ? [bare] : await this.#lookup(bare).catch(() => []);
    const [address] = addresses;
    if (address === undefined) throw new DeliveryFailure('the name of the provider is not known', 'provider');
    if (!trusted && !addresses.every(isPublicAddress)) {
      throw new DeliveryFailure('the address of the provider is not public', 'provider');
    }
    return { address, name: numeric ? '' : bare };
  }
}
