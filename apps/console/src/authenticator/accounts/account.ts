import type { Hash } from '../codes/key-uri';

interface Named {
  readonly id: string;
  /** The organisation. */
  readonly issuer: string;
  readonly account: string;
  /** What the person calls it; null until it is renamed. */
  readonly label: string | null;
}

/** This phone as somebody's device: requests come to it, and it signs the answers. */
export interface DeviceAccount extends Named {
  readonly kind: 'device';
  /** Private, P-256, cannot be taken out. */
  readonly key: CryptoKey;
  /** The server does not know this device any more. */
  readonly over: boolean;
  /** Where the server was last told to push; null when it was not. */
  readonly endpoint: string | null;
}

/** One-time codes. */
export interface CodeAccount extends Named {
  readonly kind: 'code';
  /** HMAC, cannot be taken out. */
  readonly key: CryptoKey;
  readonly hash: Hash;
  readonly digits: number;
  readonly period: number;
}

export type Account = DeviceAccount | CodeAccount;

export const nameOf = ({ label, issuer, account }: Account): string => label ?? (issuer || account);

/** Those whose name, issuer or account holds every word, in any case and any alphabet's. */
export function matching(accounts: readonly Account[], search: string, locale: string): readonly Account[] {
  const plain = (text: string) =>
    text
      .normalize('NFKD')
      .replaceAll(/\p{Mark}/gu, '')
      .toLocaleLowerCase(locale);
  const words = plain(search).split(' ').filter(Boolean);
  return accounts.filter((one) => {
    const text = plain(`${one.label ?? ''} ${one.issuer} ${one.account}`);
    return words.every((word) => text.includes(word));
  });
}
