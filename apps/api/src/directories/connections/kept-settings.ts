import type { AttributeMapping, DirectoryKind, DirectorySettings } from '@tessera/directory';
import type { HostSecretBox } from '../../platform/index.js';
import { addressesOf, isLoopback } from './addresses.js';

/** What the row of a directory keeps beside its address and base. The password lies in a column of its own, sealed. */
export interface KeptSettings {
  readonly startTls?: boolean;
  readonly caPem?: string | null;
  readonly bindDn?: string;
  readonly peopleFilter?: string | null;
  readonly groupFilter?: string | null;
  readonly mapping?: AttributeMapping;
  readonly extraAttributes?: readonly string[];
}

/** A directory's own part of a row, whether it is kept already or only entered. */
export interface Configured {
  readonly kind: string;
  readonly url: string;
  readonly baseDn: string;
  readonly settings: KeptSettings;
}

const place = (id: string) => ({ table: 'directory', column: 'bind_password', rowId: id, personId: '' });

export const sealPassword = (box: HostSecretBox, id: string, password: string): Buffer =>
  Buffer.from(box.seal(Buffer.from(password, 'utf8'), place(id)));

export const openPassword = (box: HostSecretBox, id: string, sealed: Buffer): string =>
  Buffer.from(box.open(sealed, place(id))).toString('utf8');

/** Made for the reader. In the clear only to this computer itself. */
export function readerSettings({ kind, url, baseDn, settings }: Configured, bindPassword: string): DirectorySettings {
  const plain = addressesOf(url).filter(({ secure }) => !secure);
  return {
    kind: kind as DirectoryKind,
    url,
    startTls: settings.startTls ?? false,
    allowPlain: plain.length > 0 && plain.every(({ host }) => isLoopback(host)),
    caPem: settings.caPem ?? undefined,
    bindDn: settings.bindDn ?? '',
    bindPassword,
    baseDn,
    peopleFilter: settings.peopleFilter ?? undefined,
    groupFilter: settings.groupFilter ?? undefined,
    mapping: settings.mapping ?? {},
    extraAttributes: settings.extraAttributes ?? [],
  };
}
