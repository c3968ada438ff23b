import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { METHODS } from '../methods/registry.js';
import { DECISION_REASONS, type SignInFacts } from './check.js';
import { decide } from './decide.js';
import { CHECKS } from './registry.js';

const FACTORS = METHODS.filter((method) => method !== 'recovery-codes');
const now = new Date('2026-01-05T08:00:00Z');
const tomorrow = new Date('2026-01-06T08:00:00Z');
const yesterday = new Date('2026-01-04T08:00:00Z');
const app = { id: 'a', method: 'app-code', disabled: false } as const;
const codes = { id: 'r', method: 'recovery-codes', disabled: false } as const;
const phone = { id: 'p', method: 'text-message', disabled: false } as const;
const required = { required: true, methods: METHODS, reasons: ['Policy “All staff”'] };
const plain: SignInFacts = {
  directoryState: 'active',
  hasRole: false,
  requirement: { required: false, methods: [], reasons: [] },
  authenticators: [],
  secondFactorLockedUntil: null,
  proven: [],
  blocked: false,
  deadline: null,
  now,
  rememberedDevice: false,
  backupRequired: false,
  needsReview: false,
  trustedNetwork: false,
  enrollmentNeeds: null,
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
    expect(decision.allowedMethods).toEqual(FACTORS);
    expect(decision.skipUntil).toBeNull();
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

  it('S16: a block denies everything, also what would need no second factor, and is asked right after the directory', () => {
    expect(outcomeOf({ blocked: true })).toBe('deny blocked');
    expect(outcomeOf({ blocked: true, authenticators: [app], proven: ['app-code'], rememberedDevice: true })).toBe(
      'deny blocked',
    );
    expect(outcomeOf({ blocked: true, requirement: required })).toBe('deny blocked');
    expect(outcomeOf({ blocked: true, directoryState: 'disabled' })).toBe('deny directory_not_active');
    expect(CHECKS.slice(0, 2).map((check) => check.name)).toEqual(['directory-active', 'not-blocked']);
  });

  it('S2 E10: within the grace period enrollment can be put off until the deadline, and at the deadline no more', () => {
    const facts = { ...plain, requirement: required };
    expect(decide({ ...facts, deadline: tomorrow })).toMatchObject({ outcome: 'enroll', skipUntil: tomorrow });
    expect(decide({ ...facts, deadline: now }).skipUntil).toBeNull();
    expect(decide({ ...facts, deadline: yesterday }).skipUntil).toBeNull();
    expect(decide({ ...facts, deadline: tomorrow, hasRole: true }).skipUntil).toBeNull();
    expect(decide({ ...facts, deadline: tomorrow, authenticators: [app] })).toMatchObject({
      outcome: 'challenge',
      skipUntil: null,
    });
  });

  it('E14: a remembered browser stands for an enrolled factor that satisfies, and for nothing else', () => {
    const rememberedDevice = true;
    expect(outcomeOf({ rememberedDevice, authenticators: [app] })).toBe('allow device_remembered');
    expect(outcomeOf({ rememberedDevice, authenticators: [app], hasRole: true })).toBe('challenge second_factor_enrolled');
    expect(outcomeOf({ rememberedDevice, requirement: required })).toBe('enroll required_not_enrolled');
    expect(outcomeOf({ rememberedDevice, authenticators: [codes] })).toBe('challenge second_factor_enrolled');
    const appOnly = { ...required, methods: ['app-code'] as const };
    expect(outcomeOf({ rememberedDevice, requirement: appOnly, authenticators: [phone] })).toBe('deny no_allowed_method');
    const disabled = { ...app, disabled: true };
    expect(outcomeOf({ rememberedDevice, authenticators: [disabled] })).toBe('deny authenticators_disabled');
  });

  it('A09: wrong answers from elsewhere do not shut the owner out of a remembered browser', () => {
    const secondFactorLockedUntil = tomorrow;
    const facts = { secondFactorLockedUntil, authenticators: [app] };
    expect(outcomeOf({ ...facts, rememberedDevice: true })).toBe('allow device_remembered');
    expect(outcomeOf(facts)).toBe('deny second_factor_locked');
  });

  it('F06: a recovery code yields the right to enroll, and no more', () => {
    const proven = ['recovery-codes'] as const;
    const decision = decide({ ...plain, requirement: required, authenticators: [app, codes], proven, deadline: tomorrow });
    expect(decision).toMatchObject({ outcome: 'enroll', reason: 'recovering', skipUntil: null, owes: [] });
    expect(decision.allowedMethods).toEqual(FACTORS);
    expect(outcomeOf({ authenticators: [app, codes], proven })).toBe('enroll recovering');
    expect(outcomeOf({ authenticators: [app, codes], proven: ['recovery-codes', 'app-code'] })).toBe(
      'allow second_factor_proven',
    );
    expect(outcomeOf({ authenticators: [app, codes], hasRole: true, proven })).toBe('enroll recovering');
    expect(outcomeOf({ authenticators: [app, codes], proven, secondFactorLockedUntil: tomorrow })).toBe(
      'deny second_factor_locked',
    );
  });

  it('F06 E08: recovery codes are asked for beside or instead of what policy accepts, and never satisfy it', () => {
    const withCodes = { ...required, methods: ['app-code', 'recovery-codes'] as const };
    const challenge = decide({ ...plain, requirement: withCodes, authenticators: [codes, app, phone] });
    expect(challenge).toMatchObject({ outcome: 'challenge', authenticatorIds: ['a', 'r'] });
    expect(challenge.allowedMethods).toEqual(['app-code', 'recovery-codes']);
    const lost = decide({ ...plain, requirement: withCodes, authenticators: [phone, codes] });
    expect(lost).toMatchObject({ outcome: 'challenge', authenticatorIds: ['r'] });
    expect(outcomeOf({ requirement: withCodes, authenticators: [codes], proven: ['recovery-codes'] })).toBe('enroll recovering');
    expect(outcomeOf({ requirement: { ...required, methods: ['recovery-codes'] } })).toBe('deny no_method_offered');
  });

  it('S13: where policy wants a backup, one way in owes a second', () => {
    const facts = { ...plain, requirement: required, backupRequired: true, proven: ['app-code'] as const };
    expect(decide({ ...facts, authenticators: [app] })).toMatchObject({ outcome: 'allow', owes: ['backup'] });
    expect(decide({ ...facts, authenticators: [app], backupRequired: false }).owes).toEqual([]);
    expect(decide({ ...facts, authenticators: [app, phone] }).owes).toEqual([]);
    expect(decide({ ...facts, authenticators: [app, codes] }).owes).toEqual([]);
    expect(decide({ ...facts, authenticators: [app, { ...phone, disabled: true }] }).owes).toEqual(['backup']);
    const remembered = { ...facts, proven: [], rememberedDevice: true };
    expect(decide({ ...remembered, authenticators: [app] })).toMatchObject({ reason: 'device_remembered', owes: ['backup'] });
    expect(decide({ ...facts, authenticators: [app], proven: [] }).owes).toEqual([]);
  });

  it('I10: a new account with the name of one seen before enrolls nothing until somebody has looked', () => {
    const facts = { requirement: required, needsReview: true };
    expect(outcomeOf(facts)).toBe('deny needs_review');
    expect(outcomeOf({ ...facts, deadline: tomorrow })).toBe('deny needs_review');
    expect(outcomeOf({ ...facts, authenticators: [app, codes], proven: ['recovery-codes'] })).toBe('deny needs_review');
    expect(outcomeOf({ ...facts, authenticators: [app] })).toBe('challenge second_factor_enrolled');
    expect(outcomeOf({ needsReview: true })).toBe('allow nothing_required');
  });

  it('P1 E14: a network of the policy stands for an enrolled factor that satisfies, never for operators, and frees nobody from enrolling', () => {
    const trustedNetwork = true;
    expect(outcomeOf({ trustedNetwork, requirement: required, authenticators: [app] })).toBe('allow network');
    expect(outcomeOf({ trustedNetwork, requirement: required, authenticators: [app], hasRole: true })).toBe(
      'challenge second_factor_enrolled',
    );
    expect(outcomeOf({ trustedNetwork, requirement: required })).toBe('enroll required_not_enrolled');
    expect(outcomeOf({ trustedNetwork, requirement: required, authenticators: [codes] })).toBe(
      'challenge second_factor_enrolled',
    );
    const appOnly = { ...required, methods: ['app-code'] as const };
    expect(outcomeOf({ trustedNetwork, requirement: appOnly, authenticators: [phone] })).toBe('deny no_allowed_method');
    expect(outcomeOf({ trustedNetwork, blocked: true, authenticators: [app] })).toBe('deny blocked');
  });

  it('E01 P1: where policy says so, enrolling begins only from a network or with a pass, and grace lets it wait', () => {
    const facts = { requirement: required, enrollmentNeeds: 'network' } as const;
    expect(outcomeOf(facts)).toBe('deny enroll_from_network');
    expect(outcomeOf({ ...facts, enrollmentNeeds: 'helpdesk' })).toBe('deny enroll_by_helpdesk');
    expect(outcomeOf({ ...facts, deadline: tomorrow })).toBe('allow enrollment_put_off');
    expect(outcomeOf({ ...facts, deadline: tomorrow, hasRole: true })).toBe('deny enroll_from_network');
    expect(outcomeOf({ ...facts, deadline: yesterday })).toBe('deny enroll_from_network');
    expect(outcomeOf({ ...facts, authenticators: [app] })).toBe('challenge second_factor_enrolled');
    expect(outcomeOf({ ...facts, authenticators: [codes], proven: ['recovery-codes'] })).toBe('enroll recovering');
    expect(outcomeOf({ enrollmentNeeds: 'network' })).toBe('allow nothing_required');
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
    blocked: fc.constantFrom(false, false, false, true),
    needsReview: fc.constantFrom(false, false, true),
    deadline: fc.constantFrom(null, yesterday, now, tomorrow),
    now: fc.constant(now),
    rememberedDevice: fc.boolean(),
    backupRequired: fc.boolean(),
    trustedNetwork: fc.boolean(),
    enrollmentNeeds: fc.constantFrom(null, null, 'network', 'helpdesk'),
  });
  const runs = { numRuns: 3000 };
  const accepts = (facts: SignInFacts, one: (typeof METHODS)[number]): boolean =>
    one !== 'recovery-codes' && (!facts.requirement.required || facts.requirement.methods.includes(one));

  it('S1 E06 E07: over all facts: allowed only when nothing is owed, an accepted factor is proven, or a browser or network stands in for one', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { outcome } = decide(facts);
        if (outcome !== 'allow') return true;
        const owed = facts.requirement.required || facts.hasRole || facts.authenticators.length > 0;
        const proven = facts.proven.some((one) => accepts(facts, one));
        const enrolled = facts.authenticators.some((one) => !one.disabled && accepts(facts, one.method));
        const standsIn = (facts.rememberedDevice || facts.trustedNetwork) && !facts.hasRole && enrolled;
        const grace = facts.deadline !== null && facts.deadline > now && !facts.hasRole && facts.requirement.required;
        const later = grace && facts.enrollmentNeeds !== null && facts.authenticators.length === 0;
        return facts.directoryState === 'active' && !facts.blocked && (!owed || proven || standsIn || later);
      }),
      runs,
    );
  });

  it('E05 F06 I10: over all facts: enrolling is for those who have nothing yet, or a proven recovery code, and need no review', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const decision = decide(facts);
        if (decision.outcome !== 'enroll') return decision.skipUntil === null;
        if (facts.needsReview) return false;
        const nothing = facts.authenticators.length === 0;
        if (!nothing && !facts.proven.includes('recovery-codes')) return false;
        if (facts.enrollmentNeeds !== null && !facts.proven.includes('recovery-codes')) return false;
        const grace = facts.deadline !== null && facts.deadline > now && !facts.hasRole && facts.requirement.required;
        if (decision.skipUntil !== null && !(grace && nothing && decision.skipUntil === facts.deadline)) return false;
        return decision.allowedMethods.length > 0 && decision.allowedMethods.every((one) => accepts(facts, one));
      }),
      runs,
    );
  });

  it('E08 P1: over all facts: challenged only with what is enrolled, works and is accepted, recovery codes after it', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const decision = decide(facts);
        if (decision.outcome !== 'challenge') return decision.authenticatorIds.length === 0;
        const asked = decision.authenticatorIds.map((id) => facts.authenticators.find((one) => one.id === id));
        const right = asked.every(
          (one) => one && !one.disabled && (one.method === 'recovery-codes' || accepts(facts, one.method)),
        );
        return right && asked.length > 0 && asked.every((one) => one && decision.allowedMethods.includes(one.method));
      }),
      runs,
    );
  });

  it('S13: over all facts: a closed reason always; a backup is owed only by those who are let in with one way in', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const decision = decide(facts);
        if (decision.owes.length > 0 && (decision.outcome !== 'allow' || !facts.backupRequired)) return false;
        if (decision.owes.length > 0 && facts.authenticators.filter((one) => !one.disabled).length === 0) return false;
        return DECISION_REASONS.includes(decision.reason) && decision.reason !== 'no_check_answered';
      }),
      runs,
    );
  });
});
