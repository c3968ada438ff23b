import type { DirectoryErrorCode, InspectionStep } from '@tessera/directory';

/** In the order in which they are tried. */
export const STEPS: readonly InspectionStep[] = ['reach', 'tls', 'bind', 'base', 'people', 'groups', 'rights'];

interface Trouble {
  readonly message: string;
  readonly cure: string;
}

/** Why a step failed and what to do, for whoever sits before the form. */
export const TROUBLE: Readonly<Record<DirectoryErrorCode, Trouble>> = {
  settings: { message: 'What was entered cannot be used.', cure: 'Look at the fields above.' },
  unreachable: {
    message: 'The server cannot be reached.',
    cure: 'Check that it runs, and the name, the port and the firewall between.',
  },
  timeout: { message: 'The server did not answer in time.', cure: 'Look at its load and at the network between.' },
  tls: {
    message: 'No encrypted connection could be made.',
    cure: 'Check that this port speaks TLS (ldaps:// is usually 636, StartTLS 389), in version 1.2 at least.',
  },
  tls_issuer: {
    message: 'The server’s certificate comes from an issuer that is not trusted.',
    cure: 'Compare the fingerprint with your directory’s admin, then trust this issuer, or paste the CA.',
  },
  tls_name: {
    message: 'The server’s certificate is for another name.',
    cure: 'Enter the server by one of the names that the certificate is for.',
  },
  tls_expired: {
    message: 'The server’s certificate is not valid at this time.',
    cure: 'Have it renewed, and check the clocks of both servers.',
  },
  plain_refused: {
    message: 'The server offers no encryption, so nothing was sent.',
    cure: 'Use ldaps://, or switch StartTLS on at the server.',
  },
  bind_refused: {
    message: 'The directory refused the account.',
    cure: 'Check its DN and password, and that it is neither locked nor expired.',
  },
  base_missing: {
    message: 'The base does not exist, or the account may not read it.',
    cure: 'Choose one of the bases that the server offers, or give the account the right to read.',
  },
  nobody: {
    message: 'Not one person could be taken from there.',
    cure: 'Check the base, the filter, the mapping of the login, and what the account may read.',
  },
  size_limit: {
    message: 'The server stopped early because of its size limit.',
    cure: 'Raise the limit for the account, or allow it paged results.',
  },
  referral: {
    message: 'Part of the tree lives on another server, which is never followed.',
    cure: 'Enter the server that holds all of it.',
  },
  incomplete: { message: 'The server ended the answer before its end.', cure: 'Try again; then look at the server’s log.' },
  protocol: {
    message: 'The server sent something that is not LDAP, or an answer too large.',
    cure: 'Check that the address is that of an LDAP server.',
  },
  refused: { message: 'The server refused to answer.', cure: 'Check what the account may read.' },
  cancelled: { message: 'The check took too long and was ended.', cure: 'Look at the server’s load, then try again.' },
  watermark: {
    message: 'The server cannot say what has changed.',
    cure: 'Everything is read each time; nothing has to be done.',
  },
};
