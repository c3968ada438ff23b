import type { Kind } from '../kinds/kind.js';
import type { OperationCounters } from '../ldap/egress-guard.js';
import type { Endpoint } from '../ldap/endpoint.js';
import { LdapClient } from '../ldap/ldap-client.js';
import type { LdapResult } from '../ldap/result-codes.js';
import { RESULT } from '../ldap/result-codes.js';
import type { Servers } from '../ldap/servers.js';
import type { PasswordCheck } from '../reader.js';

export interface PasswordDoor {
  readonly kind: Kind;
  readonly servers: Servers;
  /** Milliseconds for everything together: every server that is tried, connection, TLS, bind. */
  readonly timeoutMs: number;
  readonly counters: OperationCounters;
}

/** No directory has longer ones; a megabyte is not sent to find out. */
const MAX_PASSWORD_LENGTH = 4096;
/** Answers about this name and password. Every other failure says something about the server, and nothing about the person. */
const ABOUT_THE_PERSON: ReadonlySet<number> = new Set([
  RESULT.noSuchObject,
  RESULT.invalidDnSyntax,
  RESULT.inappropriateAuthentication,
  RESULT.invalidCredentials,
  RESULT.insufficientAccess,
  RESULT.unwillingToPerform,
]);

const NOT_NOW: ReadonlySet<number> = new Set([RESULT.busy, RESULT.unavailable]);

/**
 * One bind on a connection of its own. What must not be sent is sorted out first: a server may answer success to a name
 * with an empty password (RFC 4513 §5.1.2), and text after a NUL is dropped by some.
 */
export async function verifyPassword(door: PasswordDoor, dn: string, password: string): Promise<PasswordCheck> {
  if (password.trim() === '' || password.includes('\0')) return { ok: false, why: 'empty' };
  if (dn.trim() === '' || dn.includes('\0') || password.length > MAX_PASSWORD_LENGTH) return { ok: false, why: 'wrong' };
  try {
    return verdict(door.kind, await bindOnce(door, dn, password));
  } catch {
    return { ok: false, why: 'unavailable' };
  }
}

/**
 * A server that cannot be reached is passed over, and so is one that says it is not able now. A password that was sent and not
 * answered is not sent again, because it may have been counted; the next check goes to another server.
 */
async function bindOnce({ servers, timeoutMs, counters }: PasswordDoor, dn: string, password: string): Promise<LdapResult> {
  const signal = AbortSignal.timeout(timeoutMs);
  // Of several servers none may use up the time of the next.
  const connectMs = Math.ceil(timeoutMs / servers.count);
  const connect = async (endpoint: Endpoint) => ({
    endpoint,
    client: await LdapClient.connect(endpoint, { timeoutMs, connectMs, counters, signal }),
  });
  for (let tried = 1; ; tried += 1) {
    const { client, endpoint } = await servers.first(connect, signal);
    try {
      const result = await client.bind(dn, password);
      if (!NOT_NOW.has(result.code) || tried >= servers.count) return result;
      servers.leaveOut(endpoint);
    } catch (error) {
      servers.leaveOut(endpoint);
      throw error;
    } finally {
      await client.close();
    }
  }
}

function verdict(kind: Kind, result: LdapResult): PasswordCheck {
  if (result.code === RESULT.success) return { ok: true };
  return { ok: false, why: ABOUT_THE_PERSON.has(result.code) ? kind.refusal(result) : 'unavailable' };
}
