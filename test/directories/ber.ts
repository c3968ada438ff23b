/** Just enough BER (X.690) to write crafted LDAP answers. */
export function tlv(tag: number, ...parts: readonly (Buffer | string)[]): Buffer {
  const content = Buffer.concat(parts.map((part) => Buffer.from(part as string)));
  const { length } = content;
  const header =
    length < 0x80 ? [tag, length] : [tag, 0x84, length >>> 24, (length >>> 16) & 0xff, (length >>> 8) & 0xff, length & 0xff];
  return Buffer.concat([Buffer.from(header), content]);
}
export const sequence = (...parts: readonly Buffer[]): Buffer => tlv(0x30, ...parts);
export const octets = (value: Buffer | string): Buffer => tlv(0x04, value);
/** INTEGER or ENUMERATED of up to 31 bits. */
export function integer(value: number, tag = 0x02): Buffer {
  const bytes = Buffer.alloc(5);
  bytes.writeInt32BE(value, 1);
  let from = 1;
  while (from < 4 && bytes[from] === 0 && bytes[from + 1]! < 0x80) from += 1;
  return tlv(tag, bytes.subarray(from));
}

export const PAGED_RESULTS = '1.2.840.113556.1.4.319';

/** LDAPResult of any operation; with `cookie` the paging control comes along. */
export function result(
  id: number,
  tag: number,
  code = 0,
  { diagnostic = '', cookie }: { diagnostic?: string; cookie?: string } = {},
): Buffer {
  const op = tlv(tag, integer(code, 0x0a), octets(''), octets(diagnostic));
  if (cookie === undefined) return sequence(integer(id), op);
  const control = sequence(octets(PAGED_RESULTS), octets(sequence(integer(0), octets(cookie))));
  return sequence(integer(id), op, tlv(0xa0, control));
}

export function entry(
  id: number,
  dn: Buffer | string,
  attributes: readonly (readonly [string, ...(Buffer | string)[]])[],
): Buffer {
  const list = attributes.map(([name, ...values]) => sequence(octets(name), tlv(0x31, ...values.map(octets))));
  return sequence(integer(id), tlv(0x64, octets(dn), sequence(...list)));
}

/** The first whole message in the bytes of a client, or null: short or long length, a message id of one to four octets. */
export function messageAt(bytes: Buffer): { readonly id: number; readonly tag: number; readonly bytes: Buffer } | null {
  if (bytes.length < 2) return null;
  const octetsOfLength = bytes[1]! < 0x80 ? 0 : bytes[1]! & 0x7f;
  if (bytes.length < 2 + octetsOfLength) return null;
  const content = octetsOfLength === 0 ? bytes[1]! : bytes.readUIntBE(2, octetsOfLength);
  const at = 2 + octetsOfLength;
  if (bytes.length < at + content) return null;
  const idLength = bytes[at + 1]!;
  return { id: bytes.readIntBE(at + 2, idLength), tag: bytes[at + 2 + idLength]!, bytes: bytes.subarray(0, at + content) };
}
