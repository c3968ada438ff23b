import { DirectoryError, type DirectoryErrorCode } from '@tessera/directory';

/** Why a run did not complete: what went wrong and what to do, for an admin. The list is closed. */
export const OUTCOME_SENTENCES = {
  settings: 'The directory settings cannot be used. Check the address, the base DN and the CA file, then start again.',
  unreachable: 'The directory server cannot be reached. Check that it runs, and the name, the port and the firewall between.',
  timeout: 'The directory server did not answer in time. Look at its load and the network, then sync again.',
  tls: 'The encrypted connection could not be made. Check that the server speaks TLS 1.2 or later on this port.',
  tls_issuer: 'The server’s certificate comes from a CA that is not trusted. Set the CA that signed it.',
  tls_name:
    'The server’s certificate is for another name. Use an address that it names, or give the server a certificate for this one.',
  tls_expired: 'The server’s certificate is not valid today. Renew it, or correct the server’s clock.',
  plain_refused: 'The server offers no encryption, so nothing was sent. Use ldaps:// or StartTLS.',
  bind_refused: 'The directory refused the service account. Check its DN and password, and that it is not locked.',
  base_missing: 'The base DN does not exist or the service account may not read it. Check both.',
  nobody:
    'Not one person was found who could be taken. Check the base DN, the filter, the mapping and what the service account may read.',
  size_limit:
    'The server stopped early because of its size limit. Raise the limit for the service account or allow paged results.',
  referral:
    'Part of the tree lives on another server, which is never followed. Point the settings at the server that holds all of it.',
  incomplete: 'The server ended the read before its end. Nothing was changed; if it happens again, look at the server’s log.',
  protocol:
    'The server sent something that is not LDAP, or an answer too large. Check that the address is that of an LDAP server.',
  refused: 'The server refused the read. Check the rights of the service account.',
  cancelled: 'The sync was stopped because this server was shutting down. The next one reads everything again.',
  watermark:
    'The directory could not say for certain what has changed, as after a change of servers or a restore. The next run reads everything.',
  stopped: 'An admin stopped this sync. Nothing was changed.',
  interrupted: 'The process that ran this sync ended in the middle. Nothing was changed; the next sync reads everything again.',
  internal: 'Something went wrong on this server. Nothing was changed; the server’s log has the details.',
  superseded: 'A newer sync took the place of this one.',
  discarded: 'An admin discarded this sync. Nothing was changed.',
  held_empty: 'The directory answered with no people at all, although there were some. Apply it only if that is true.',
  held_people: 'This sync would remove or disable an unusual number of people. Look at the directory, then apply or discard it.',
  held_undone: 'This sync would remove or disable people whom an admin has put back by an undo. Mend the directory, or apply it.',
  held_groups:
    'An unusual number of groups or units has vanished. Check what the service account may read, then apply or discard.',
  held_memberships:
    'More than half of all memberships have vanished. Check what the service account may read, then apply or discard.',
  held_rules:
    'Groups that are the requirement themselves are gone or match their rule no more, and with them what is required of an unusual number of people. Look at the directory, then apply or discard it.',
  held_targets: 'A group or unit that a policy or a console role rests on has vanished. Change the policy first, or apply.',
} as const satisfies Record<DirectoryErrorCode, string> & Record<string, string>;

export type OutcomeCode = keyof typeof OUTCOME_SENTENCES;

const DETAIL_LENGTH = 300;

export interface SyncFailure {
  readonly code: OutcomeCode;
  readonly message: string;
}

/** What a run is told to have failed of. Only a directory's own errors carry their words along. */
export function failureOf(cause: unknown): SyncFailure {
  if (!(cause instanceof DirectoryError)) return { code: 'internal', message: OUTCOME_SENTENCES.internal };
  const detail = cause.message
    .replaceAll(/\p{C}+/gu, ' ')
    .trim()
    .slice(0, DETAIL_LENGTH);
  return { code: cause.code, message: [OUTCOME_SENTENCES[cause.code], detail && `(${detail})`].filter(Boolean).join(' ') };
}
