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

export interface RawEntry {
  /** The name exactly as the server wrote it: a DN that went through a parser and back is not always the same name. */
  readonly dn: string;
  /** By lower-case description, options included (`member;range=0-1499`). A Map: a server may call an attribute `__proto__`. */
  readonly attributes: ReadonlyMap<string, readonly Buffer[]>;
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

/** Decodes a SearchResultEntry (RFC 4511 §4.5.2). Values stay bytes: some are binary, and text is judged later. */
export function readEntry(frame: Buffer, op: Element): RawEntry {
  const name = inside(frame, op.start, op.end, 0x04);
  const list = inside(frame, name.end, op.end, 0x30);
  const attributes = new Map<string, Buffer[]>();
  for (let at = list.start; at < list.end;) {
    const attribute = inside(frame, at, list.end, 0x30);
    const type = inside(frame, attribute.start, attribute.end, 0x04);
    const set = inside(frame, type.end, attribute.end, 0x31);
    const values: Buffer[] = [];
    for (let from = set.start; from < set.end;) {
      const value = inside(frame, from, set.end, 0x04);
      values.push(frame.subarray(value.start, value.end));
      from = value.end;
    }
    attributes.set(frame.toString('latin1', type.start, type.end).toLowerCase(), values);
    at = attribute.end;
  }
  return { dn: frame.toString('utf8', name.start, name.end), attributes };
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
