/** One attribute type and value of an RDN; bytes where the value was given as BER that is no string. */
export interface Ava {
  readonly type: string;
  readonly value: string | Buffer;
}

/** Short names of RFC 4514 §3 and their other spellings. */
const TYPE_NAMES: ReadonlyMap<string, string> = new Map([
  ['2.5.4.3', 'cn'],
  ['commonname', 'cn'],
  ['2.5.4.7', 'l'],
  ['localityname', 'l'],
  ['2.5.4.8', 'st'],
  ['stateorprovincename', 'st'],
  ['2.5.4.10', 'o'],
  ['organizationname', 'o'],
  ['2.5.4.11', 'ou'],
  ['organizationalunitname', 'ou'],
  ['2.5.4.6', 'c'],
  ['countryname', 'c'],
  ['2.5.4.9', 'street'],
  ['streetaddress', 'street'],
  ['0.9.2342.19200300.100.1.25', 'dc'],
  ['domaincomponent', 'dc'],
  ['0.9.2342.19200300.100.1.1', 'uid'],
  ['userid', 'uid'],
]);
/** Characters that may follow a backslash as themselves (RFC 4514 §2.4). */
const ESCAPABLE = new Set([' ', '#', '=', '"', '+', ',', ';', '<', '>', '\\']);
/** Characters that must be escaped wherever they stand in a value. */
const NEVER_BARE = new Set(['"', ';', '<', '>', '\u0000']);
const STRING_TAGS = new Set([0x04, 0x0c, 0x13, 0x16]);
const MAX_RDNS = 128;
const LONE_SURROGATE = /\p{Surrogate}/u;

const hexByte = (pair: string): number | null => (/^[0-9a-f]{2}$/i.test(pair) ? Number.parseInt(pair, 16) : null);
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

class Scanner {
  at = 0;
  constructor(readonly text: string) {}
  get done(): boolean {
    return this.at >= this.text.length;
  }
  get here(): string {
    return this.text[this.at] ?? '';
  }
  skipSpaces(): void {
    while (this.here === ' ') this.at += 1;
  }
}

/** RDNs from the leaf up, each a list of its parts. Null for text that is not a DN; empty for the root's empty name. */
export function parseDn(text: string): Ava[][] | null {
  const scanner = new Scanner(text);
  scanner.skipSpaces();
  if (scanner.done) return [];
  const rdns: Ava[][] = [[]];
  for (;;) {
    const ava = readAva(scanner);
    if (!ava) return null;
    rdns.at(-1)!.push(ava);
    if (scanner.done) return rdns;
    if (scanner.here === ',') rdns.push([]);
    if (rdns.length > MAX_RDNS) return null;
    scanner.at += 1;
  }
}

function readAva(scanner: Scanner): Ava | null {
  scanner.skipSpaces();
  const equals = scanner.text.indexOf('=', scanner.at);
  if (equals < 0) return null;
  const type = typeName(scanner.text.slice(scanner.at, equals).trimEnd());
  if (type === null) return null;
  scanner.at = equals + 1;
  scanner.skipSpaces();
  const value = scanner.here === '#' ? readHex(scanner) : readString(scanner);
  return value === null ? null : { type, value };
}

/** The short name of an attribute type in lower case, or null for what is none. */
export function typeName(written: string): string | null {
  const lower = written.toLowerCase();
  const type = lower.startsWith('oid.') ? lower.slice(4) : lower;
  if (!/^(?:[a-z][a-z0-9-]*|\d+(?:\.\d+)+)$/.test(type)) return null;
  return TYPE_NAMES.get(type) ?? type;
}

/** `#` and the BER of the value. A string type becomes the string, so that both spellings give one name. */
function readHex(scanner: Scanner): string | Buffer | null {
  const bytes: number[] = [];
  for (scanner.at += 1; !scanner.done && scanner.here !== ',' && scanner.here !== '+' && scanner.here !== ' '; scanner.at += 2) {
    const byte = hexByte(scanner.text.slice(scanner.at, scanner.at + 2));
    if (byte === null) return null;
    bytes.push(byte);
  }
  scanner.skipSpaces();
  if (bytes.length < 2 || (!scanner.done && scanner.here !== ',' && scanner.here !== '+')) return null;
  const ber = Buffer.from(bytes);
  if (STRING_TAGS.has(ber[0]!) && ber[1]! < 0x80 && ber.length === 2 + ber[1]!) return decode(ber.subarray(2));
  return ber;
}

function readString(scanner: Scanner): string | null {
  let value = '';
  let significant = 0; // length up to the last character that is not a bare space: those at the end belong to the separator
  while (!scanner.done && scanner.here !== ',' && scanner.here !== '+') {
    const character = scanner.here;
    if (NEVER_BARE.has(character)) return null;
    if (character === '\\') {
      const escaped = readEscapes(scanner);
      if (escaped === null) return null;
      value += escaped;
      significant = value.length;
    } else {
      scanner.at += 1;
      value += character;
      if (character !== ' ') significant = value.length;
    }
  }
  return LONE_SURROGATE.test(value) ? null : value.slice(0, significant);
}

/** One or more escapes in a row: hex pairs are octets, and several of them may make one character. */
function readEscapes(scanner: Scanner): string | null {
  const bytes: number[] = [];
  while (scanner.here === '\\') {
    const next = scanner.text[scanner.at + 1] ?? '';
    const byte = ESCAPABLE.has(next) ? next.charCodeAt(0) : hexByte(scanner.text.slice(scanner.at + 1, scanner.at + 3));
    if (byte === null) return null;
    bytes.push(byte);
    scanner.at += ESCAPABLE.has(next) ? 2 : 3;
  }
  return decode(Buffer.from(bytes));
}

function decode(bytes: Buffer): string | null {
  try {
    return utf8.decode(bytes);
  } catch {
    return null;
  }
}
