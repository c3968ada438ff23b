import { X509Certificate } from 'node:crypto';
import { DirectoryError } from './errors.js';
import { verifyPassword } from './first-factor/verify-password.js';
import { DIRECTORY_KINDS, kindOf } from './kinds/registry.js';
import { tailored } from './kinds/tailored.js';
import { newCounters } from './ldap/egress-guard.js';
import type { OperationCounters } from './ldap/egress-guard.js';
import { endpointsOf } from './ldap/endpoint.js';
import { Servers } from './ldap/servers.js';
import { canonicalDn } from './names/canonical-dn.js';
import type { DirectoryReader, DirectorySettings } from './reader.js';
import { groupsMatching } from './sync/groups-matching.js';
import { inspect } from './sync/inspect.js';
import { probe } from './sync/probe.js';
import { readChanges } from './sync/read-changes.js';
import { readDirectory } from './sync/read-directory.js';
import { rights } from './sync/rights.js';
import type { SessionSettings } from './sync/session.js';
import { sweepDirectory } from './sync/sweep.js';

export interface DirectoryDependencies {
  /** The clock that decides whether an account has expired, and when a server that failed is tried again. */
  readonly now: () => Date;
}

const DEFAULT_TIMEOUT_MS = 3000;
const DEFAULT_IDLE_MS = 30_000;
const DEFAULT_PAGE_SIZE = 500;
/** AD answers at most 1,000 entries a page (MaxPageSize). */
const MAX_PAGE_SIZE = 1000;

/**
 * A reader over one directory. Checks the settings at once and connects only when asked to read, probe or verify.
 * Throws `DirectoryError`: 'settings' for values that cannot work, 'plain_refused' for `ldap://` without TLS.
 */
export function createDirectory(settings: DirectorySettings, { now }: DirectoryDependencies): DirectoryReader {
  const counters = newCounters();
  const session = sessionSettings(settings, counters, now);
  const kind = tailored(kindOf(settings.kind), settings);
  const run = (options: { readonly signal?: AbortSignal } = {}) => ({
    kind,
    kindName: settings.kind,
    settings: session,
    now: now(),
    signal: options.signal,
  });
  return {
    read: (options) => readDirectory(run(options)),
    changes: (since, options) => readChanges(run(options), since),
    sweep: (options) => sweepDirectory(run(options)),
    verifyPassword: (dn, password) =>
      verifyPassword({ kind, servers: session.servers, timeoutMs: session.timeoutMs, counters }, dn, password),
    inspect: ({ people, ...options } = {}) => inspect(run(options), people),
    rights: () => rights(kind, session),
    groupsMatching: (rule, options) => groupsMatching(run(options), rule),
    probe: () => probe(session),
    operations: () => ({ ...counters }),
  };
}

function sessionSettings(settings: DirectorySettings, counters: OperationCounters, now: () => Date): SessionSettings {
  if (!DIRECTORY_KINDS.includes(settings.kind)) throw new DirectoryError('settings', 'unknown kind of directory');
  const servers = new Servers(endpointsOf(settings), now);
  if (settings.caPem !== undefined) requireCertificate(settings.caPem);
  if (!canonicalDn(settings.baseDn)) throw new DirectoryError('settings', 'the base must be a distinguished name');
  if (settings.bindDn.trim() === '' || settings.bindPassword.trim() === '') {
    throw new DirectoryError('settings', 'the reading account needs a name and a password');
  }
  return {
    servers,
    bindDn: settings.bindDn,
    bindPassword: settings.bindPassword,
    baseDn: settings.baseDn,
    timeoutMs: positive(settings.timeoutMs, DEFAULT_TIMEOUT_MS, 'timeoutMs'),
    idleMs: positive(settings.idleMs, DEFAULT_IDLE_MS, 'idleMs'),
    pageSize: Math.min(positive(settings.pageSize, DEFAULT_PAGE_SIZE, 'pageSize'), MAX_PAGE_SIZE),
    counters,
  };
}

function positive(value: number | undefined, byDefault: number, name: string): number {
  if (value === undefined) return byDefault;
  if (!Number.isSafeInteger(value) || value < 1)
    throw new DirectoryError('settings', `${name} must be a whole number above zero`);
  return value;
}

function requireCertificate(pem: string): void {
  try {
    if (new X509Certificate(pem).subject === undefined) throw new Error('a certificate for nobody');
  } catch (cause) {
    throw new DirectoryError('settings', 'the CA must be a certificate in PEM form', { cause });
  }
}
