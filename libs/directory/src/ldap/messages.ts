import { isUtf8 } from 'node:buffer';
import { DirectoryError } from '../errors.js';
import type { Element } from './frames.js';
import { elementAt } from './frames.js';

/** protocolOp tags that a client may meet (RFC 4511 §4). */
export const OP = {
  bindResponse: 0x61,
  searchEntry: 0x64,
  searchDone: 0x65,
  searchReference: 0x73,
  extendedResponse: 0x78,
  intermediate: 0x79,
} as const;

/** Bytes inside a message: a fifth of what a Buffer of their own costs, and most values become text at once. */
export class ValueSlice {
  constructor(
    private readonly frame: Buffer,
    private readonly start: number,
    private readonly end: number,
  ) {}

  get length(): number {
    return this.end - this.start;
  }

  toString(encoding: 'latin1' | 'utf8'): string {
    return this.frame.toString(encoding, this.start, this.end);
  }

  bytes(): Buffer {
    return this.frame.subarray(this.start, this.end);
  }
}
export type RawValue = Buffer | ValueSlice;
export const bytesOf = (value: RawValue): Buffer => (Buffer.isBuffer(value) ? value : value.bytes());

/** Printable ASCII is UTF-8 without controls, whatever bytes it came from. */
const PLAIN = /^[ -~]*$/;

/** The text of a value, or null when its bytes are not UTF-8. */
export function textOf(value: RawValue): string | null {
  const latin = value.toString('latin1');
  if (PLAIN.test(latin)) return latin;
  return isUtf8(bytesOf(value)) ? value.toString('utf8') : null;
}

export interface RawEntry {
  /** The name exactly as the server wrote it: a DN that went through a parser and back is not always the same name. */
  readonly dn: string;
  /** By lower-case description, options included (`member;range=0-1499`). A Map: a server may call an attribute `__proto__`. */
  readonly attributes: ReadonlyMap<string, readonly RawValue[]>;
  /** The entry was too large to be taken: its name is all that is known. */
  readonly tooLarge?: true;
}

function inside(frame: Buffer, offset: number, limit: number, tag?: number): Element {
  const element = elementAt(frame, offset, limit);
  if (!element || element.end > limit || (tag !== undefined && element.tag !== tag)) {
    throw new DirectoryError('protocol', 'an answer that cannot be decoded');
  }
  return element;
}

/** Message id and operation of one whole message. */
export function envelope(frame: Buffer): { readonly messageId: number; readonly op: Element } {
  const outer = inside(frame, 0, frame.length, 0x30);
  const id = inside(frame, outer.start, outer.end, 0x02);
  const length = id.end - id.start;
  if (length < 1 || length > 4) throw new DirectoryError('protocol', 'message id out of range');
  return { messageId: frame.readIntBE(id.start, length), op: inside(frame, id.end, outer.end) };
}

/** An entry as it arrived, checked; what a page holds of it until it is its turn is one small object. */
class ArrivedEntry implements RawEntry {
  private decoded: Map<string, RawValue[]> | null = null;

  constructor(
    private readonly frame: Buffer,
    private readonly name: Element,
    private readonly list: Element,
  ) {}

  get dn(): string {
    return this.frame.toString('utf8', this.name.start, this.name.end);
  }

  get attributes(): ReadonlyMap<string, readonly RawValue[]> {
    return (this.decoded ??= attributesOf(this.frame, this.list));
  }
}

/** Takes a SearchResultEntry (RFC 4511 §4.5.2), or throws 'protocol'. Values stay bytes: some are binary, and text is judged later. */
export function readEntry(frame: Buffer, op: Element): RawEntry {
  const name = inside(frame, op.start, op.end, 0x04);
  const list = inside(frame, name.end, op.end, 0x30);
  for (let at = list.start; at < list.end;) {
    const attribute = inside(frame, at, list.end, 0x30);
    const set = inside(frame, inside(frame, attribute.start, attribute.end, 0x04).end, attribute.end, 0x31);
    for (let from = set.start; from < set.end;) from = inside(frame, from, set.end, 0x04).end;
    at = attribute.end;
  }
  return new ArrivedEntry(frame, name, list);
}

function attributesOf(frame: Buffer, list: Element): Map<string, RawValue[]> {
  const attributes = new Map<string, RawValue[]>();
  for (let at = list.start; at < list.end;) {
    const attribute = inside(frame, at, list.end, 0x30);
    const type = inside(frame, attribute.start, attribute.end, 0x04);
    const set = inside(frame, type.end, attribute.end, 0x31);
    const values: RawValue[] = [];
    for (let from = set.start; from < set.end;) {
      const value = inside(frame, from, set.end, 0x04);
      values.push(new ValueSlice(frame, value.start, value.end));
      from = value.end;
    }
    attributes.set(frame.toString('latin1', type.start, type.end).toLowerCase(), values);
    at = attribute.end;
  }
  return attributes;
}

/** Message id and name of an entry of which only the head is at hand. Throws 'protocol' for anything else. */
export function readLargeEntry(head: Buffer): { readonly messageId: number; readonly entry: RawEntry } {
  const outer = elementAt(head, 0, head.length);
  const id = outer && inside(head, outer.start, head.length, 0x02);
  const op = id && elementAt(head, id.end, head.length);
  if (!id || id.end - id.start > 4 || op?.tag !== OP.searchEntry) {
    throw new DirectoryError('protocol', 'message over the size limit');
  }
  const name = inside(head, op.start, head.length, 0x04);
  const dn = head.toString('utf8', name.start, name.end);
  return { messageId: head.readIntBE(id.start, id.end - id.start), entry: { dn, attributes: new Map(), tooLarge: true } };
}

const PAGED_RESULTS = '1.2.840.113556.1.4.319';

/** The cookie of the paging control behind `op` (RFC 2696 §2), or null without one. A control that cannot be read throws: it is no end of pages. */
export function readCookie(frame: Buffer, op: Element): Buffer | null {
  if (op.end === frame.length) return null;
  const controls = inside(frame, op.end, frame.length, 0xa0);
  for (let at = controls.start; at < controls.end;) {
    const control = inside(frame, at, controls.end, 0x30);
    const type = inside(frame, control.start, control.end, 0x04);
    if (frame.toString('latin1', type.start, type.end) === PAGED_RESULTS) return cookieOf(frame, type.end, control.end);
    at = control.end;
  }
  return null;
}

function cookieOf(frame: Buffer, from: number, to: number): Buffer {
  let value = inside(frame, from, to);
  if (value.tag === 0x01) value = inside(frame, value.end, to); // criticality stands before the value
  if (value.tag !== 0x04) throw new DirectoryError('protocol', 'a paging control without a value');
  const content = inside(frame, value.start, value.end, 0x30);
  const size = inside(frame, content.start, content.end, 0x02);
  const cookie = inside(frame, size.end, content.end, 0x04);
  return Buffer.from(frame.subarray(cookie.start, cookie.end));
}
