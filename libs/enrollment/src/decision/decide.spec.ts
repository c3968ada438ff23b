import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { METHODS } from '../methods/registry.js';
import { DECISION_REASONS, type SignInFacts } from './check.js';
import { decide } from './decide.js';
import { CHECKS } from './registry.js';

const app = { id: 'a', method: 'app-code', disabled: false } as const;
const phone = { id: 'p', method: 'text-message', disabled: false } as const;
const required = { required: true, methods: METHODS, reasons: ['Policy “All staff”'] };
const plain: SignInFacts = {
  directoryState: 'active',
  hasRole: false,
  requirement: { required: false, methods: [], reasons: [] },
  authenticators: [],
  secondFactorLockedUntil: null,
  proven: [],
};
const outcomeOf = (changes: Partial<SignInFacts>): string => {
  const { outcome, reason } = decide({ ...plain, ...changes });
  return `${outcome} ${reason}`;
};

describe('decide', () => {
  it('nothing required, nothing enrolled: allowed', () => {
    expect(outcomeOf({})).toBe('allow nothing_required');
  });

  it('S1: required and nothing enrolled: the right to enroll, and no more', () => {
    const decision = decide({ ...plain, requirement: required });
    expect(decision).toMatchObject({
      outcome: 'enroll',
      reason: 'required_not_enrolled',
      requiredBecause: ['Policy “All staff”'],
    });
    expect(decision.allowedMethods).toEqual(METHODS);
  });

  it('R1: an operator needs two factors whatever policy says', () => {
    expect(outcomeOf({ hasRole: true })).toBe('enroll required_not_enrolled');
    expect(outcomeOf({ hasRole: true, authenticators: [app] })).toBe('challenge second_factor_enrolled');
  });

  it('E07: whatever is enrolled is demanded, required or not', () => {
    expect(outcomeOf({ authenticators: [phone] })).toBe('challenge second_factor_enrolled');
    expect(outcomeOf({ authenticators: [phone], proven: ['text-message'] })).toBe('allow second_factor_proven');
  });

  it('E08: an enrolled method that policy does not accept does not satisfy', () => {
    const appOnly = { ...required, methods: ['app-code'] as const };
    const both = decide({ ...plain, requirement: appOnly, authenticators: [phone, app] });
    expect(both).toMatchObject({ outcome: 'challenge', authenticatorIds: ['a'] });
    expect(outcomeOf({ requirement: appOnly, authenticators: [phone] })).toBe('deny no_allowed_method');
    expect(outcomeOf({ requirement: appOnly, authenticators: [phone], proven: ['text-message'] })).toBe('deny no_allowed_method');
  });

  it('E02: disabled authenticators do not make a person un-enrolled', () => {
    const disabled = { ...app, disabled: true };
    expect(outcomeOf({ authenticators: [disabled] })).toBe('deny authenticators_disabled');
    expect(outcomeOf({ requirement: required, authenticators: [disabled] })).toBe('deny authenticators_disabled');
    expect(outcomeOf({ requirement: required, authenticators: [disabled, phone] })).toBe('challenge second_factor_enrolled');
  });

  it('an account that the directory switched off, or a policy without methods, is denied', () => {
    for (const directoryState of ['disabled', 'expired', 'locked', 'missing'] as const) {
      expect(outcomeOf({ directoryState, proven: ['app-code'] })).toBe('deny directory_not_active');
    }
    expect(outcomeOf({ requirement: { ...required, methods: [] } })).toBe('deny no_method_offered');
  });

  it('A05: a pause denies challenge and enrollment, and leaves those alone who owe nothing', () => {
    const secondFactorLockedUntil = new Date('2026-01-05T09:00:00Z');
    expect(outcomeOf({ secondFactorLockedUntil, authenticators: [app] })).toBe('deny second_factor_locked');
    expect(outcomeOf({ secondFactorLockedUntil, requirement: required })).toBe('deny second_factor_locked');
    expect(outcomeOf({ secondFactorLockedUntil })).toBe('allow nothing_required');
  });

  it('the trace names every check in order, and the first answer decided', () => {
    const { trace, outcome, reason } = decide({ ...plain, requirement: required, authenticators: [app] });
    expect(trace.map((entry) => entry.check)).toEqual(CHECKS.map((check) => check.name));
    expect(trace.find((entry) => entry.answer !== null)?.answer).toEqual({ outcome, reason });
  });

  const method = fc.constantFrom(...METHODS);
  const anyFacts: fc.Arbitrary<SignInFacts> = fc.record({
    directoryState: fc.constantFrom('active', 'active', 'active', 'disabled', 'missing'),
    hasRole: fc.boolean(),
    requirement: fc.record({ required: fc.boolean(), methods: fc.uniqueArray(method), reasons: fc.constant([]) }),
    authenticators: fc.array(fc.record({ id: fc.uuid(), method, disabled: fc.boolean() }), { maxLength: 3 }),
    secondFactorLockedUntil: fc.constantFrom(null, null, new Date('2026-01-05T09:00:00Z')),
    proven: fc.uniqueArray(method),
  });

  it('E06: over all facts: allowed only when nothing is owed or an accepted factor is proven; a closed reason always', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const decision = decide(facts);
        const owed = facts.requirement.required || facts.hasRole || facts.authenticators.length > 0;
        const proven = facts.proven.some((one) => !facts.requirement.required || facts.requirement.methods.includes(one));
        if (decision.outcome === 'allow' && owed && !proven) return false;
        if (decision.outcome === 'allow' && facts.directoryState !== 'active') return false;
        if (decision.outcome === 'enroll' && facts.authenticators.length > 0) return false;
        if (decision.outcome === 'challenge' && decision.authenticatorIds.length === 0) return false;
        return DECISION_REASONS.includes(decision.reason) && decision.reason !== 'no_check_answered';
      }),
      { numRuns: 2000 },
    );
  });
});
