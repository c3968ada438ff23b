import { X509Certificate } from 'node:crypto';
import { addressesOf } from '../connections/addresses.js';
import type { Entered } from './checked-input.js';

/** The CA as it is told: by its fingerprint. */
export const fingerprintOf = (pem: string | null | undefined): string | null =>
  pem ? new X509Certificate(pem).fingerprint256 : null;

/** For the audit log. Never a password. */
export const factsOf = ({ kind, url, baseDn, settings, syncMinutes, syncSeconds }: Entered): Record<string, unknown> => ({
  kind,
  servers: addressesOf(url)
    .map(({ host, port }) => `${host}:${port}`)
    .join(' '),
  baseDn,
  bindDn: settings.bindDn,
  startTls: settings.startTls,
  caSha256: fingerprintOf(settings.caPem),
  peopleFilter: settings.peopleFilter,
  groupFilter: settings.groupFilter,
  mapping: settings.mapping,
  extraAttributes: settings.extraAttributes,
  syncMinutes,
  syncSeconds,
});
