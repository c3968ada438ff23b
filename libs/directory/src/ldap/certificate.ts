import { X509Certificate } from 'node:crypto';
import type { DetailedPeerCertificate } from 'node:tls';
import { checkServerIdentity } from 'node:tls';
import type { DirectoryErrorCode } from '../errors.js';
import type { DirectoryCertificate } from '../inspection.js';
import { certificateCode } from './network-errors.js';

/** What a server showed, and the code of the first thing that speaks against it. */
export interface ShownCertificate {
  readonly certificate: DirectoryCertificate;
  readonly code: DirectoryErrorCode | null;
}

/** `chain`: what TLS found wrong with the chain, as Node names it; null when nothing. */
export function judge(shown: DetailedPeerCertificate, host: string, chain: string | null, now: Date): ShownCertificate {
  const leaf = new X509Certificate(shown.raw);
  const [notBefore, notAfter] = [new Date(leaf.validFrom), new Date(leaf.validTo)];
  const certificate = {
    subject: oneLine(leaf.subject),
    issuer: oneLine(leaf.issuer),
    names: namesOf(leaf, shown),
    notBefore,
    notAfter,
    sha256: leaf.fingerprint256,
    issuerPem: topOf(shown, leaf),
  };
  const problems: (readonly [DirectoryErrorCode, string])[] = [];
  const outOfTime = certificateCode(chain ?? '') === 'tls_expired';
  if (chain !== null && !outOfTime) problems.push([certificateCode(chain), chainProblem(chain, leaf)]);
  if (now < notBefore) problems.push(['tls_expired', `It is valid only from ${notBefore.toISOString()}.`]);
  else if (now > notAfter) problems.push(['tls_expired', `It was valid until ${notAfter.toISOString()}.`]);
  else if (outOfTime) problems.push(['tls_expired', 'A certificate that it rests on is not valid today.']);
  if (checkServerIdentity(host, shown)) problems.push(['tls_name', `It is not for ${host}.`]);
  const problem = problems.length === 0 ? null : problems.map(([, sentence]) => sentence).join(' ');
  return { certificate: { ...certificate, trusted: problem === null, problem }, code: problems[0]?.[0] ?? null };
}

function chainProblem(chain: string, leaf: X509Certificate): string {
  if (certificateCode(chain) !== 'tls_issuer') return `TLS refuses it: ${chain}.`;
  return leaf.subject === leaf.issuer
    ? 'It signed itself, and is not trusted here.'
    : 'No CA that is trusted here has issued it.';
}

const oneLine = (name: string | undefined): string => (name ?? '').replaceAll('\n', ', ');

/** Host names and addresses; the common name where there are none, as host checks have it (RFC 6125 §6.4.4). */
function namesOf(leaf: X509Certificate, shown: DetailedPeerCertificate): readonly string[] {
  const listed = (leaf.subjectAltName ?? '').split(', ').filter(Boolean);
  const names = listed.map((one) => one.slice(one.indexOf(':') + 1));
  return names.length > 0 ? names : [shown.subject.CN].flat().filter((name) => name !== undefined);
}

/** The certificate at the top of the chain where it is a CA that rests on nothing else. */
function topOf(shown: DetailedPeerCertificate, leaf: X509Certificate): string | null {
  let top = shown;
  const seen = new Set([top.fingerprint256]);
  for (let next = top.issuerCertificate; next?.raw && !seen.has(next.fingerprint256); next = next.issuerCertificate) {
    seen.add(next.fingerprint256);
    top = next;
  }
  const certificate = top === shown ? leaf : new X509Certificate(top.raw);
  return certificate.checkIssued(certificate) ? certificate.toString() : null;
}
