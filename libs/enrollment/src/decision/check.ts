/** What one sign-in needs: the facts that go in, the named checks' shape, the decision that comes out. Pure, no clock. */
import type { Method } from '../methods/registry.js';

export interface SignInFacts {
  /** As the directory says. Everything but 'active' is refused. */
  readonly directoryState: 'active' | 'disabled' | 'expired' | 'locked' | 'missing';
  /** The person is an operator of the console: always two factors, whatever policy says. */
  readonly hasRole: boolean;
  /** From live data at this sign-in. `methods`: what policy accepts; counts only when `required`. */
  readonly requirement: { readonly required: boolean; readonly methods: readonly Method[]; readonly reasons: readonly string[] };
  /** Every authenticator that is not removed, disabled ones included. */
  readonly authenticators: readonly { readonly id: string; readonly method: Method; readonly disabled: boolean }[];
  /** Person-wide pause after wrong answers, null when none runs now. */
  readonly secondFactorLockedUntil: Date | null;
  /** Second factors proven since the password, at this sign-in. */
  readonly proven: readonly Method[];
  /** Fraud was reported, and nobody has lifted the block. */
  readonly blocked: boolean;
  /** Until then a required enrollment may be put off; null or past: it may not. One date a person, never moved (attack E10). */
  readonly deadline: Date | null;
  readonly now: Date;
  /** This browser was remembered after a second factor, within the days that policy gives, and nothing has ended that since. */
  readonly rememberedDevice: boolean;
  /** Policy wants a second way in, in case the first one is lost. */
  readonly backupRequired: boolean;
  /** A new account with the name of one seen before; nobody has looked at it yet (attack I10). */
  readonly needsReview: boolean;
  /** The request comes from a network in which policy asks for no second factor. */
  readonly trustedNetwork: boolean;
  /** What a first enrollment lacks to begin: a request from a named network, a pass from the helpdesk; null: nothing. */
  readonly enrollmentNeeds: 'network' | 'helpdesk' | null;
}

/** What the checks look at: the facts, and the few sets that several of them need, computed once. */
export interface CheckedFacts extends SignInFacts {
  /** A second factor is owed: required, operator, or one is enrolled (which is then always demanded). */
  readonly owed: boolean;
  /** Methods that satisfy: the policy's when it requires, otherwise all. Never recovery codes, which only lead to a new method. */
  readonly allowed: readonly Method[];
  /** Ids of authenticators that satisfy: allowed and not disabled. */
  readonly usable: readonly string[];
  /** Ids of sets of recovery codes that are not disabled. */
  readonly recovery: readonly string[];
}

export type DecisionOutcome = 'allow' | 'challenge' | 'enroll' | 'deny';

/** Closed list, pinned by a test. */
export const DECISION_REASONS = [
  'directory_not_active', // disabled, expired, locked or missing in the directory
  'blocked', // fraud was reported; another person has to lift it
  'second_factor_locked', // paused after wrong answers; `secondFactorLockedUntil` says until when
  'second_factor_proven',
  'recovering', // a recovery code was proven and nothing else: something new has to be enrolled
  'device_remembered', // this browser, within the days that policy gives
  'network', // from a network in which policy asks for no second factor
  'needs_review', // new, with the name of somebody seen before: an admin has to look before anything is enrolled
  'second_factor_enrolled', // enrolled, so it is demanded, required or not
  'no_allowed_method', // enrolled, but nothing that policy accepts: the password alone may not add something weaker or other
  'authenticators_disabled', // enrolled, but every one is disabled after wrong answers
  'no_method_offered', // required, and policy's list of methods is empty
  'required_not_enrolled',
  'enrollment_put_off', // grace runs, and enrolling may not begin like this
  'enroll_from_network', // policy lets enrolling begin only from networks that it names
  'enroll_by_helpdesk', // policy lets enrolling begin only with a pass from the helpdesk
  'nothing_required',
  'no_check_answered', // fails closed
] as const;
export type DecisionReason = (typeof DECISION_REASONS)[number];

export interface CheckAnswer {
  readonly outcome: DecisionOutcome;
  readonly reason: DecisionReason;
}
/** Answers when it has something to say; null passes the question on. */
export interface Check {
  readonly name: string;
  readonly answer: (facts: CheckedFacts) => CheckAnswer | null;
}

export interface Decision extends CheckAnswer {
  /** 'challenge': ids of authenticators that may be asked for; those that satisfy first, then recovery codes. Else empty. */
  readonly authenticatorIds: readonly string[];
  /** What the host passes on as `allowedMethods`. */
  readonly allowedMethods: readonly Method[];
  /** Why a second factor is asked for, from the requirement. */
  readonly requiredBecause: readonly string[];
  /** 'enroll': until then it may be put off; null when it may not. */
  readonly skipUntil: Date | null;
  /** 'allow': what this person has to do before anything else. */
  readonly owes: readonly 'backup'[];
  /** Every check in order with what it answered; the first answer that is not null decided. */
  readonly trace: readonly { readonly check: string; readonly answer: CheckAnswer | null }[];
}
