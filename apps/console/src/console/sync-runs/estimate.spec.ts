import { describe, expect, it } from '@jest/globals';
import { estimate, inWords, roughly, type RunningFacts } from './estimate';

const startedAt = '2026-03-01T08:00:00.000Z';
const after = (seconds: number) => Date.parse(startedAt) + seconds * 1000;
const run = (facts: Partial<RunningFacts>): RunningFacts => ({
  mode: 'full',
  phase: 'Reading people',
  peopleRead: 10_000,
  expectedPeople: 20_000,
  startedAt,
  ...facts,
});

describe('the estimate of a run', () => {
  it('D1: half of the people read in 31 s leaves about 69 s', () => {
    const { share, elapsed, left } = estimate(run({}), after(31));
    expect(share).toBeCloseTo(0.305);
    expect(elapsed).toBe(31);
    expect(left).toBeCloseTo(70.6, 1);
  });

  it('D1: grows with each phase and never reaches the end while it runs', () => {
    const all = ['Reading units', 'Reading people', 'Reading groups', 'Comparing', 'Merging', 'Evaluating'];
    const shares = all.map((phase) => estimate(run({ phase }), after(31)).share ?? -1);
    expect(shares).toEqual(shares.toSorted((one, other) => one - other));
    expect(Math.max(...shares)).toBeLessThan(1);
  });

  it('D1: more people than expected do not make the share pass the phase', () => {
    expect(estimate(run({ peopleRead: 90_000 }), after(31)).share).toBeLessThan(0.58);
  });

  it('D1: says nothing about time on the first run, at once, before the first phase or for a run of changes', () => {
    expect(estimate(run({ expectedPeople: null }), after(31)).left).toBeNull();
    expect(estimate(run({ expectedPeople: 0 }), after(31)).left).toBeNull();
    expect(estimate(run({}), after(1)).left).toBeNull();
    expect(estimate(run({ phase: 'Connecting' }), after(31))).toEqual({ share: null, elapsed: 31, left: null });
    expect(estimate(run({ mode: 'changes' }), after(31)).share).toBeNull();
  });

  it('D1: a clock that is behind does not count backwards', () => {
    expect(estimate(run({}), after(-5)).elapsed).toBe(0);
  });

  it('D1: time is said as exactly as it is known', () => {
    expect([3, 41, 88, 200, 6000, 7200].map(roughly)).toEqual(['a few seconds', '40 s', '90 s', '3 min', '1.7 h', '2.0 h']);
    expect([0.4, 59.9, 125].map(inWords)).toEqual(['0 s', '59 s', '2 min 5 s']);
  });
});
