import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson, eventHash, type HashedEvent } from './canonical.js';

const event: HashedEvent = {
  id: '11111111-1111-4111-8111-111111111111',
  at: new Date('2026-03-01T12:00:00.000Z'),
  action: 'signin.completed',
  outcome: 'success',
  code: null,
  actorKind: 'person',
  actorId: '22222222-2222-4222-8222-222222222222',
  actorName: 'Sam',
  subjectKind: null,
  subjectId: null,
  subjectName: null,
  sourceAddress: '127.0.0.1',
  decisionId: null,
  details: { b: 1, a: ['ü', { d: true, c: null }] },
};

describe('canonical JSON', () => {
  it('sorts keys by UTF-16 code units and keeps no white space', () => {
    expect(canonicalJson({ b: [1, 2.5, 'x'], a: { '\u20ac': 1, '\r': 2, '1': 3 } })).toBe(
      '{"a":{"\\r":2,"1":3,"€":1},"b":[1,2.5,"x"]}',
    );
  });

  it('is the same text whatever the order of the keys', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (record) => {
        const reversed = Object.fromEntries(Object.entries(record).toReversed());
        expect(canonicalJson(reversed as never)).toBe(canonicalJson(record));
        expect(JSON.parse(canonicalJson(record as never))).toEqual(JSON.parse(JSON.stringify(record)));
      }),
    );
  });
});

describe('the hash of an event', () => {
  it('changes with every field that a reader is shown', () => {
    const base = eventHash(event).toString('hex');
    const changed: Partial<HashedEvent>[] = [
      { id: '33333333-3333-4333-8333-333333333333' },
      { at: new Date('2026-03-01T12:00:00.001Z') },
      { action: 'signin.denied' },
      { outcome: 'refused' },
      { code: 'code_wrong' },
      { actorKind: 'system' },
      { actorId: null },
      { actorName: 'Sim' },
      { subjectKind: 'person' },
      { subjectId: event.actorId },
      { subjectName: 'x' },
      { sourceAddress: '127.0.0.2' },
      { decisionId: event.actorId },
      { details: { b: 2, a: ['ü', { d: true, c: null }] } },
    ];
    const hashes = changed.map((part) => eventHash({ ...event, ...part }).toString('hex'));
    expect(new Set([base, ...hashes]).size).toBe(changed.length + 1);
  });
});
