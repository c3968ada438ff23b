import type { DirectoryInput } from '../../../generated/graphql';
import { serversOf } from '../servers';
import type { Directory } from '../useDirectories';

/** 'none' goes to this computer only. */
export type Encryption = 'ldaps' | 'starttls' | 'none';

/** What an admin types about a directory. Numbers are text until they are sent; an empty row of the mapping means the default. */
export interface DirectoryForm {
  readonly kind: string;
  readonly name: string;
  readonly encryption: Encryption;
  /** Hosts with or without a port, the preferred one first. */
  readonly servers: readonly string[];
  readonly caPem: string;
  readonly bindDn: string;
  /** Empty for a directory that is known already: the stored one. */
  readonly bindPassword: string;
  readonly baseDn: string;
  readonly peopleFilter: string;
  readonly groupFilter: string;
  readonly mapping: Readonly<Record<string, string>>;
  readonly extraAttributes: readonly string[];
  readonly syncMinutes: string;
  readonly syncSeconds: string;
}

const emptyForm: DirectoryForm = {
  kind: 'open-ldap',
  name: '',
  encryption: 'ldaps',
  servers: [''],
  caPem: '',
  bindDn: '',
  bindPassword: '',
  baseDn: '',
  peopleFilter: '',
  groupFilter: '',
  mapping: {},
  extraAttributes: [],
  syncMinutes: '60',
  syncSeconds: '3',
};

const schemes: Readonly<Record<Encryption, string>> = { ldaps: 'ldaps://', starttls: 'ldap://', none: 'ldap://' };

/** An address as somebody pasted it, as host and what its scheme says. */
export function readServer(typed: string): { server: string; encryption: Encryption | null } {
  const text = typed.trim();
  for (const encryption of ['ldaps', 'starttls'] as const) {
    const scheme = schemes[encryption];
    if (!text.toLowerCase().startsWith(scheme)) continue;
    const rest = text.slice(scheme.length);
    return { server: rest.endsWith('/') ? rest.slice(0, -1) : rest, encryption };
  }
  return { server: text, encryption: null };
}

export const urlOf = ({ servers, encryption }: Pick<DirectoryForm, 'servers' | 'encryption'>): string =>
  servers
    .map((server) => server.trim())
    .filter((server) => server !== '')
    .map((server) => `${schemes[encryption]}${server}`)
    .join(' ');

export const encryptionOf = ({ url, configuration }: Directory): Encryption =>
  url.startsWith(schemes.ldaps) ? 'ldaps' : configuration?.startTls ? 'starttls' : 'none';

/** The form of a directory that was connected here; an empty one without it. */
export function formOf(directory: Directory | null): DirectoryForm {
  if (!directory) return emptyForm;
  const { configuration } = directory;
  return {
    ...emptyForm,
    kind: directory.kind,
    name: directory.name,
    encryption: encryptionOf(directory),
    servers: serversOf(directory.url).map((address) => readServer(address).server),
    caPem: configuration?.caPem ?? '',
    bindDn: configuration?.bindDn ?? '',
    baseDn: directory.baseDn,
    peopleFilter: configuration?.peopleFilter ?? '',
    groupFilter: configuration?.groupFilter ?? '',
    mapping: Object.fromEntries(configuration?.mapping.map(({ field, attribute }) => [field, attribute]) ?? []),
    extraAttributes: configuration?.extraAttributes ?? [],
    syncMinutes: String(directory.syncMinutes),
    syncSeconds: String(directory.syncSeconds),
  };
}

const orNull = (text: string): string | null => text.trim() || null;

export function inputOf(form: DirectoryForm): DirectoryInput {
  return {
    name: form.name.trim(),
    kind: form.kind,
    url: urlOf(form),
    startTls: form.encryption === 'starttls',
    caPem: orNull(form.caPem),
    bindDn: form.bindDn.trim(),
    ...(form.bindPassword !== '' && { bindPassword: form.bindPassword }),
    baseDn: form.baseDn.trim(),
    peopleFilter: orNull(form.peopleFilter),
    groupFilter: orNull(form.groupFilter),
    mapping: Object.entries(form.mapping)
      .map(([field, attribute]) => ({ field, attribute: attribute.trim() }))
      .filter(({ attribute }) => attribute !== ''),
    extraAttributes: [...form.extraAttributes],
    syncMinutes: Number(form.syncMinutes),
    syncSeconds: Number(form.syncSeconds),
  };
}

/** What a check says is about these; name and schedule change nothing that it looks at. */
export const checkedPart = (form: DirectoryForm): string =>
  JSON.stringify({ ...inputOf(form), name: '', syncMinutes: 0, syncSeconds: 0 });

export const sameForm = (one: DirectoryForm, other: DirectoryForm): boolean =>
  JSON.stringify(inputOf(one)) === JSON.stringify(inputOf(other));

/** The stored password only ever goes to the servers for which it was typed, and only while the same CA vouches for them. */
export const asksPasswordAgain = (form: DirectoryForm, stored: DirectoryForm | null): boolean =>
  stored !== null &&
  (urlOf(form) !== urlOf(stored) || form.encryption !== stored.encryption || form.caPem.trim() !== stored.caPem.trim());
