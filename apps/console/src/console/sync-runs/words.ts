export const triggerWords: Record<string, string> = { SCHEDULE: 'By schedule', BUTTON: 'By button', START: 'At start' };

export const modeWords: Record<string, string> = { full: 'Full', changes: 'Changes' };

/** The order in which a run goes through its phases. */
export const phases = ['Reading units', 'Reading people', 'Reading groups', 'Comparing', 'Merging', 'Evaluating'] as const;

/** What to do, for each way in which a directory cannot be read. */
export const cures: Record<string, string> = {
  settings: 'Check the address, the base DN and the CA file in the settings. Nothing was sent.',
  unreachable: 'Check that the server runs, that its name resolves and that no firewall is in between.',
  timeout: 'The server took too long. Check its load, or try again when it is quieter.',
  tls: 'Check that the server speaks TLS 1.2 or later on this port.',
  tls_issuer: 'Set the CA that signed the certificate of the server.',
  tls_name: 'Use an address that the certificate names, or give the server a certificate for this one.',
  tls_expired: 'Renew the certificate of the server, or correct its clock.',
  plain_refused: 'Use an ldaps:// address, or switch StartTLS on at the server.',
  bind_refused: 'Check the name and the password of the service account.',
  nobody: 'Check the base DN, the filter, the mapping, and what the service account may read.',
  base_missing: 'Check the base DN, and that the service account may read it.',
  size_limit: 'Raise the size limit for the service account, or let it use paged results.',
  referral: 'Part of the tree lives on another server. Connect that server as a directory of its own.',
  incomplete: 'The server stopped in the middle. Try again; if it repeats, look into the log of the server.',
  protocol: 'What answers there does not speak LDAP. Check the address and the port.',
  refused: 'Look into the log of the server for the reason.',
  watermark: 'The next run reads everything, and after it changes can be read again.',
  cancelled: 'It was stopped. Start it again when you like.',
};
