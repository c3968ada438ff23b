const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** RFC 4648 §6, as people type it: any case, with spaces, dashes or padding. Null when it is not base32 or holds no whole byte. */
export function fromBase32(typed: string): Uint8Array<ArrayBuffer> | null {
  const letters = typed.toUpperCase().replaceAll(/[\s=-]/g, '');
  const bytes: number[] = [];
  let held = 0;
  let bits = 0;
  for (const letter of letters) {
    const value = LETTERS.indexOf(letter);
    if (value < 0) return null;
    held = ((held << 5) | value) & 0xfff;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((held >> bits) & 0xff);
  }
  return bytes.length > 0 ? Uint8Array.from(bytes) : null;
}
