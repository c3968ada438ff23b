import { DirectoryError } from '../errors.js';

/** Tag, first and last+1 offset of the content of one BER element; null while the bytes are not all there. */
export interface Element {
  readonly tag: number;
  readonly start: number;
  readonly end: number;
}

/** Reads tag and length at `offset`. Throws 'protocol' for the indefinite form and lengths over four octets (RFC 4511 §5.1). */
export function elementAt(bytes: Buffer, offset: number, limit: number): Element | null {
  if (limit - offset < 2) return null;
  const first = bytes[offset + 1]!;
  if (first < 0x80) return { tag: bytes[offset]!, start: offset + 2, end: offset + 2 + first };
  const octets = first & 0x7f;
  if (octets === 0 || octets > 4) throw new DirectoryError('protocol', 'length field that LDAP does not allow');
  if (limit - offset < 2 + octets) return null;
  const start = offset + 2 + octets;
  return { tag: bytes[offset]!, start, end: start + bytes.readUIntBE(offset + 2, octets) };
}

/** The beginning of a message that is told of when the rest is not kept: more than any name. */
export const HEAD_BYTES = 16 * 1024;
/** Over this a length is no entry, however large, but nonsense. */
const MAX_SKIPPED_BYTES = 1024 * 1024 * 1024;

/**
 * Cuts a byte stream into whole LDAP messages. Looks at the length before waiting for it, copies each byte a bounded
 * number of times however a large message is chopped, and never recurses. Of a message over the limit it keeps the head:
 * `onTooLarge` looks at it and throws, or lets the rest pass by. Without it such a message is an error.
 */
export class FrameReader {
  #held: Buffer = Buffer.alloc(0);
  #start = 0;
  #end = 0;
  #own = false;

  #toSkip = 0;

  constructor(
    private readonly maxBytes: number,
    private readonly onTooLarge?: (head: Buffer) => void,
  ) {}

  /** Bytes that arrived and belong to no whole message yet. */
  get pending(): number {
    return this.#end - this.#start;
  }

  /** In the middle of a message that is not kept. */
  get isSkipping(): boolean {
    return this.#toSkip > 0;
  }

  push(arrived: Buffer): void {
    const skipped = Math.min(this.#toSkip, arrived.length);
    this.#toSkip -= skipped;
    const chunk = skipped === 0 ? arrived : arrived.subarray(skipped);
    if (skipped > 0 && chunk.length === 0) return;
    if (this.pending === 0) {
      this.#held = chunk;
      this.#start = 0;
      this.#end = chunk.length;
      this.#own = false;
      return;
    }
    if (!this.#own || this.#held.length - this.#end < chunk.length) {
      const grown = Buffer.allocUnsafeSlow(Math.max(2 * (this.pending + chunk.length), 64 * 1024));
      this.#held.copy(grown, 0, this.#start, this.#end);
      this.#end = this.pending;
      this.#start = 0;
      this.#held = grown;
      this.#own = true;
    }
    chunk.copy(this.#held, this.#end);
    this.#end += chunk.length;
  }

  /** The next whole message, or null. Throws 'protocol' for bytes that are not LDAP or a message over the limit. */
  next(): Buffer | null {
    const element = elementAt(this.#held, this.#start, this.#end);
    if (this.pending > 0 && this.#held[this.#start] !== 0x30) throw new DirectoryError('protocol', 'the answer is not LDAP');
    if (!element) return null;
    const size = element.end - this.#start;
    if (size > this.maxBytes) {
      if (!this.onTooLarge || size > MAX_SKIPPED_BYTES) throw new DirectoryError('protocol', 'message over the size limit');
      if (this.pending < HEAD_BYTES) return null;
      this.onTooLarge(this.#held.subarray(this.#start, this.#end));
      this.#toSkip = Math.max(0, element.end - this.#end);
      this.#start = Math.min(this.#end, element.end);
      return this.next();
    }
    if (element.end > this.#end) return null;
    const frame = this.#held.subarray(this.#start, element.end);
    this.#start = element.end;
    return frame;
  }
}
