import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FrameReader, HEAD_BYTES } from './frames.js';

const frame = (content: Uint8Array): Buffer => {
  const length = Buffer.alloc(5);
  length[0] = 0x84;
  length.writeUInt32BE(content.length, 1);
  return Buffer.concat([Buffer.from([0x30]), length, content]);
};

describe('FrameReader', () => {
  it('gives the same messages however the stream is cut', () => {
    const contents = fc.array(fc.uint8Array({ maxLength: 300 }), { minLength: 1, maxLength: 20 });
    const cuts = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(contents, cuts, (messages, sizes) => {
        const stream = Buffer.concat(messages.map(frame));
        const reader = new FrameReader(1000);
        const seen: Buffer[] = [];
        for (let at = 0, turn = 0; at < stream.length; turn += 1) {
          const size = sizes[turn % sizes.length]!;
          reader.push(Buffer.from(stream.subarray(at, at + size)));
          at += size;
          for (let next = reader.next(); next; next = reader.next()) seen.push(next);
        }
        expect(seen).toEqual(messages.map(frame));
        expect(reader.pending).toBe(0);
      }),
    );
  });

  it('takes a large message in small pieces in linear time', () => {
    const message = frame(Buffer.alloc(16 * 1024 * 1024, 7));
    const reader = new FrameReader(32 * 1024 * 1024);
    for (let at = 0; at < message.length; at += 1024) {
      expect(reader.next()).toBeNull();
      reader.push(message.subarray(at, at + 1024));
    }
    expect(reader.next()?.equals(message)).toBe(true);
  });

  it('refuses a length over the limit before it waits for the bytes', () => {
    const reader = new FrameReader(1000);
    reader.push(Buffer.from([0x30, 0x84, 0x7f, 0xff, 0xff, 0xff]));
    expect(() => reader.next()).toThrow(expect.objectContaining({ code: 'protocol' }));
  });

  it('I13 lets the rest of a message over the limit pass by, and goes on behind it', () => {
    const large = frame(Buffer.alloc(200_000, 7));
    const small = frame(Buffer.from('small'));
    const stream = Buffer.concat([small, large, small, large, small]);
    for (const size of [1, 333, 16 * 1024, 199_999, stream.length]) {
      const heads: number[] = [];
      const reader = new FrameReader(50_000, (head) => heads.push(head.length));
      const seen: Buffer[] = [];
      for (let at = 0; at < stream.length; at += size) {
        reader.push(Buffer.from(stream.subarray(at, at + size)));
        for (let next = reader.next(); next; next = reader.next()) seen.push(next);
      }
      expect(seen).toEqual([small, small, small]);
      expect(heads).toHaveLength(2);
      expect(Math.min(...heads)).toBeGreaterThanOrEqual(HEAD_BYTES);
      expect([reader.pending, reader.isSkipping]).toEqual([0, false]);
    }
  });

  it.each([
    ['text', Buffer.from('HTTP/1.1')],
    ['an indefinite length', Buffer.from([0x30, 0x80, 0, 0])],
    ['a length of five octets', Buffer.from([0x30, 0x85, 0, 0, 0, 0, 1])],
  ])('refuses %s', (_, bytes) => {
    const reader = new FrameReader(1000);
    reader.push(bytes);
    expect(() => reader.next()).toThrow(expect.objectContaining({ code: 'protocol' }));
  });
});
