import type { Ava } from './parse-dn.js';
import { parseDn, typeName } from './parse-dn.js';
import { fold, squeeze } from './fold.js';

export interface CanonicalDn {
  /** Leaf first, as a DN is written: `uid=a,ou=people,dc=test`. Equal keys are equal names. */
  readonly key: string;
  /** Root first, joined by U+001F, so that a subtree is a prefix followed by U+001F or the end. */
  readonly path: string;
}

const MAX_LENGTH = 8192;
/** One RDN of letters, digits and marks that mean nothing in a name, single spaces between. */
const PLAIN_LEAF = /^([A-Za-z][A-Za-z0-9-]*)=([A-Za-z0-9._'@-]+(?: [A-Za-z0-9._'@-]+)*),(?=[A-Za-z])/;
const parents = new Map<string, CanonicalDn | null>();
const MAX_PARENTS = 1000;
/** Shorter than the deepest name that there may be. */
const MAX_PARENT_LENGTH = 256;
/** What a value may hold only escaped: what separates, a leading hash, and controls, which separate in paths. */
const NEEDS_ESCAPE = /[\\,+="<>;#\p{Cc}]/u;
const SPECIAL = new Set(['\\', ',', '+', '=', '"', '<', '>', ';']);

/**
 * Canonical form of a distinguished name (RFC 4514): attribute types in lower case and by their short names, values
 * folded, insignificant space dropped, escapes and hex decoded, parts of a multi-valued RDN sorted.
 * Null for text that is not a DN, the empty DN, and names over 8192 characters.
 */
export function canonicalDn(dn: string): CanonicalDn | null {
  if (dn.length > MAX_LENGTH) return null;
  return besideOthers(dn) ?? parsed(dn);
}

/** A plain leaf below a name that was met before, as almost every entry of a directory is: a third of the time of a whole parse. */
function besideOthers(dn: string): CanonicalDn | null {
  const leaf = PLAIN_LEAF.exec(dn);
  const type = leaf && typeName(leaf[1]!);
  if (!leaf || !type) return null;
  const above = dn.slice(leaf[0].length);
  let parent = parents.get(above);
  if (parent === undefined) {
    if (parents.size >= MAX_PARENTS) parents.clear();
    parent = parsed(above);
    parents.set(above, parent);
  }
  // A name too deep is for the whole parse to judge.
  if (parent === null || parent.path.length >= MAX_PARENT_LENGTH) return null;
  const rdn = `${type}=${leaf[2]!.toLowerCase()}`;
  return { key: `${rdn},${parent.key}`, path: `${parent.path}\u001f${rdn}` };
}

function parsed(dn: string): CanonicalDn | null {
  const rdns = parseDn(dn);
  if (!rdns || rdns.length === 0) return null;
  const canonical = rdns.map((avas) => (avas.length === 1 ? canonicalAva(avas[0]!) : avas.map(canonicalAva).sort().join('+')));
  return { key: canonical.join(','), path: canonical.toReversed().join('\u001f') };
}

function canonicalAva({ type, value }: Ava): string {
  if (typeof value !== 'string') return `${type}=#${value.toString('hex')}`;
  const folded = squeeze(fold(value));
  // A value of nothing but spaces is one space, and not the empty value.
  if (folded === '' && value !== '') return `${type}=\\20`;
  if (!NEEDS_ESCAPE.test(folded)) return `${type}=${folded}`;
  let escaped = '';
  for (const character of folded) {
    const code = character.codePointAt(0)!;
    if (code < 0x20 || code === 0x7f) escaped += `\\${code.toString(16).padStart(2, '0')}`;
    else escaped += SPECIAL.has(character) || (character === '#' && escaped === '') ? `\\${character}` : character;
  }
  return `${type}=${escaped}`;
}
