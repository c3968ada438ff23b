const perGroup = 4;

/** A fingerprint as openssl prints it: pairs of capitals with colons. */
export function fingerprintOf(sha256: string): string {
  const digits = sha256.replaceAll(':', '').replaceAll(' ', '').toUpperCase();
  const pairs = Array.from({ length: Math.ceil(digits.length / 2) }, (_, at) => digits.slice(2 * at, 2 * at + 2));
  return pairs.join(':');
}

/** The same in groups of four pairs, to be compared by eye. */
export function fingerprintGroups(sha256: string): string[] {
  const pairs = fingerprintOf(sha256).split(':');
  return Array.from({ length: Math.ceil(pairs.length / perGroup) }, (_, at) =>
    pairs.slice(perGroup * at, perGroup * (at + 1)).join(':'),
  );
}

/** The PEM text with this certificate in it, once. */
export function withAuthority(pem: string, issuerPem: string): string {
  const [before, added] = [pem.trim(), issuerPem.trim()];
  if (before === '') return `${added}\n`;
  return before.includes(added) ? `${before}\n` : `${before}\n${added}\n`;
}
