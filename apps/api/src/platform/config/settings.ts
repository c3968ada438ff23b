import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { Secret } from './secret.js';

/** A wrong or missing setting: its name and the expected form, never its content. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

export interface DirectoryFromEnvironment {
  readonly kind: 'open-ldap' | 'active-directory' | 'generic';
  /** One or several addresses, separated by spaces or commas. */
  readonly url: string;
  readonly startTls: boolean;
  readonly allowPlain: boolean;
  readonly caPem: string | undefined;
  readonly bindDn: string;
  readonly bindPassword: Secret;
  readonly baseDn: string;
}

export interface Settings {
  readonly production: boolean;
  /** Demo directory and demo phones; never in production, never beside a real directory. */
  readonly demo: boolean;
  readonly port: number;
  readonly host: string;
  /** Origin that browsers use, without a trailing slash. */
  readonly publicUrl: string;
  readonly organisation: string;
  readonly databaseUrl: Secret;
  /** 32 bytes from which every key is derived. */
  readonly key: Secret<Buffer>;
  readonly directory: DirectoryFromEnvironment | null;
  readonly demoLdapPort: number;
  /** Between two runs that read everything. */
  readonly syncMinutes: number;
  /** Between two looks for what has changed. */
  readonly syncSeconds: number;
  readonly phoneCountries: readonly string[] | 'all';
  readonly trustedProxies: readonly string[];
}

const yes = z
  .enum(['0', '1', 'true', 'false'])
  .optional()
  .transform((value) => value === '1' || value === 'true');
const port = z.coerce.number().int().min(0).max(65535);

const address = z.url({ protocol: /^ldaps?$/ });
const addresses = (text: string): string[] => text.split(/[\s,]+/).filter(Boolean);
const areAddresses = (text: string): boolean =>
  addresses(text).length > 0 && addresses(text).every((one) => address.safeParse(one).success);

const shape = z.object({
  NODE_ENV: z.string().optional(),
  PORT: port.default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  ORGANISATION: z.string().min(1).max(80).optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  TESSERA_KEY: z.base64().optional(),
  TESSERA_KEY_FILE: z.string().min(1).optional(),
  LDAP_URL: z.string().refine(areAddresses).optional(),
  LDAP_KIND: z.enum(['open-ldap', 'active-directory', 'generic']).default('open-ldap'),
  LDAP_START_TLS: yes,
  LDAP_ALLOW_PLAIN: yes,
  LDAP_BIND_DN: z.string().min(1).optional(),
  LDAP_BIND_PASSWORD: z.string().min(1).optional(),
  LDAP_BIND_PASSWORD_FILE: z.string().min(1).optional(),
  LDAP_BASE_DN: z.string().min(1).optional(),
  LDAP_CA_FILE: z.string().min(1).optional(),
  DEMO_LDAP_PORT: port.default(0),
  SYNC_MINUTES: z.coerce.number().int().min(1).max(1440).default(5),
  SYNC_SECONDS: z.coerce.number().int().min(1).max(60).default(3),
  PHONE_COUNTRIES: z
    .string()
    .regex(/^[A-Z]{2}(,[A-Z]{2})*$/)
    .optional(),
  TRUSTED_PROXIES: z.string().optional(),
});

/** What each setting must look like, for the one line that a wrong one prints. */
const FORMS: Record<string, string> = {
  PORT: 'a port number from 0 to 65535',
  HOST: 'an address to listen on, such as 127.0.0.1',
  PUBLIC_URL: 'the address that browsers use, such as https://mfa.example.org',
  ORGANISATION: 'a name of at most 80 characters',
  DATABASE_URL: 'postgresql://user:password@host:5432/database',
  TESSERA_KEY: '32 random bytes in Base64 (openssl rand -base64 32)',
  TESSERA_KEY_FILE: 'the path of a readable file that holds 32 random bytes in Base64',
  LDAP_URL: 'ldaps://host:636 or ldap://host:389, several separated by spaces',
  LDAP_KIND: 'open-ldap, active-directory or generic',
  LDAP_START_TLS: '1 or 0',
  LDAP_ALLOW_PLAIN: '1 or 0',
  LDAP_BIND_DN: 'the DN of a read-only service account',
  LDAP_BIND_PASSWORD: 'the service account’s password, not empty',
  LDAP_BIND_PASSWORD_FILE: 'the path of a readable file that holds the password',
  LDAP_BASE_DN: 'the DN below which people and groups lie, such as dc=example,dc=org',
  LDAP_CA_FILE: 'the path of a readable PEM file',
  DEMO_LDAP_PORT: 'a port number from 0 (any) to 65535',
  SYNC_MINUTES: 'whole minutes from 1 to 1440',
  SYNC_SECONDS: 'whole seconds from 1 to 60',
  PHONE_COUNTRIES: 'ISO 3166-1 alpha-2 codes, such as DE,AT,CH',
};

const wrong = (name: string, why = 'is not valid'): SettingsError =>
  new SettingsError(`${name} ${why}. Expected: ${FORMS[name] ?? 'see the README'}.`);

function readFile(name: string, path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw wrong(name, 'names a file that cannot be read');
  }
}

function readKey(env: z.infer<typeof shape>): Secret<Buffer> {
  const name = env.TESSERA_KEY_FILE ? 'TESSERA_KEY_FILE' : 'TESSERA_KEY';
  const text = env.TESSERA_KEY_FILE ? readFile(name, env.TESSERA_KEY_FILE).trim() : env.TESSERA_KEY;
  if (!text) throw wrong('TESSERA_KEY', 'is missing');
  const key = Buffer.from(text, 'base64');
  if (key.length !== 32) throw wrong(name);
  return new Secret(key);
}

function readDirectory(env: z.infer<typeof shape>): DirectoryFromEnvironment | null {
  if (!env.LDAP_URL) return null;
  if (!env.LDAP_BIND_DN) throw wrong('LDAP_BIND_DN', 'is missing');
  if (!env.LDAP_BASE_DN) throw wrong('LDAP_BASE_DN', 'is missing');
  const password = env.LDAP_BIND_PASSWORD_FILE
    ? readFile('LDAP_BIND_PASSWORD_FILE', env.LDAP_BIND_PASSWORD_FILE).trimEnd()
    : env.LDAP_BIND_PASSWORD;
  if (!password) throw wrong('LDAP_BIND_PASSWORD', 'is missing');
  const plain = addresses(env.LDAP_URL).some((one) => one.startsWith('ldap:')) && !env.LDAP_START_TLS;
  if (plain && !env.LDAP_ALLOW_PLAIN) {
    throw new SettingsError(
      'LDAP_URL would send passwords without encryption. Use ldaps://, or LDAP_START_TLS=1, or say LDAP_ALLOW_PLAIN=1 for a test directory.',
    );
  }
  return {
    kind: env.LDAP_KIND,
    url: env.LDAP_URL,
    startTls: env.LDAP_START_TLS,
    allowPlain: env.LDAP_ALLOW_PLAIN,
    caPem: env.LDAP_CA_FILE ? readFile('LDAP_CA_FILE', env.LDAP_CA_FILE) : undefined,
    bindDn: env.LDAP_BIND_DN,
    bindPassword: new Secret(password),
    baseDn: env.LDAP_BASE_DN,
  };
}

/** The only reader of the environment. Throws `SettingsError` with one line that says what to set. */
export function readSettings(source: Readonly<Record<string, string | undefined>> = process.env): Settings {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = shape.safeParse(present);
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0] ?? '');
    throw wrong(name, present[name] === undefined ? 'is missing' : 'is not valid');
  }
  const env = parsed.data;
  const production = env.NODE_ENV === 'production';
  const directory = readDirectory(env);
  if (production && !directory) throw wrong('LDAP_URL', 'is missing; the demo directory does not run in production');
  const publicUrl = (env.PUBLIC_URL ?? `http://localhost:${env.PORT}`).replace(/\/+$/, '');
  if (production && !publicUrl.startsWith('https:')) throw wrong('PUBLIC_URL', 'must begin with https:// in production');
  const demo = !production && !directory;
  return {
    production,
    demo,
    port: env.PORT,
    host: env.HOST,
    publicUrl,
    organisation: env.ORGANISATION ?? (demo ? 'Meridian Instruments' : 'Your organisation'),
    databaseUrl: new Secret(env.DATABASE_URL),
    key: readKey(env),
    directory,
    demoLdapPort: env.DEMO_LDAP_PORT,
    syncMinutes: env.SYNC_MINUTES,
    syncSeconds: env.SYNC_SECONDS,
    phoneCountries: env.PHONE_COUNTRIES?.split(',') ?? (demo ? 'all' : []),
    trustedProxies: env.TRUSTED_PROXIES?.split(',').map((proxy) => proxy.trim()) ?? [],
  };
}
