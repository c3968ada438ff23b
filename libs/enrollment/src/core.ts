/** The core's door as types. Each operation is one or two transactions of the host and returns its refusals as values. */
import type { Purpose, Tx } from './ports.js';
import type { Method } from './methods/registry.js';
import type { Outcome } from './refusals.js';
import type { AuthenticatorView, ChallengeView, EnrollmentView } from './views.js';

/** Who asks: the person, and the half-session or session that the first factor gave them. */
export interface Asker {
  readonly personId: string;
  readonly sessionId: string;
}
/** Runs inside the transaction that accepts the proof, so that a session commits with it or not at all. A throw undoes both. */
export type OnSuccess<H> = (tx: Tx<H>, authenticator: AuthenticatorView) => Promise<void>;

export interface StartEnrollment<H = unknown> extends Asker {
  readonly method: Method;
  /** Phone methods: ISO 3166-1 alpha-2 country, and the number as typed. */
  readonly phone?: { readonly country: string; readonly number: string };
  /** The name shown in an authenticator app, such as the login. */
  readonly account: string;
  /** What policy offers this person; an empty list refuses. */
  readonly allowedMethods: readonly Method[];
  /** Called when this start ended another one of the same method, perhaps in another browser: tell the person. */
  readonly onCancelledOther?: (tx: Tx<H>, cancelled: number) => Promise<void>;
}
export interface WithHandle extends Asker {
  readonly handle: string;
}
export interface WithSource {
  /** Where the request came from, as text (an address, or the network that the host counts as one). Limits sends. */
  readonly source: string;
}
export interface VerifyEnrollment<H = unknown> extends WithHandle {
  /** Anything; only a string of exactly the right number of ASCII digits costs a guess. */
  readonly code: unknown;
  readonly onSuccess?: OnSuccess<H>;
}
export interface StartChallenge extends Asker, WithSource {
  readonly purpose: Purpose;
  readonly authenticatorId: string;
  /** What policy accepts from this person: all of `METHODS` where no policy requires anything. An empty list refuses. */
  readonly allowedMethods: readonly Method[];
}
export interface VerifyChallenge<H = unknown> extends WithHandle {
  /** What the answer will be used for; must be what the challenge was started for. */
  readonly purpose: Purpose;
  readonly code: unknown;
  readonly onSuccess?: OnSuccess<H>;
}
export interface VerifyAppCode<H = unknown> extends Asker {
  readonly code: unknown;
  readonly allowedMethods: readonly Method[];
  readonly onSuccess?: OnSuccess<H>;
}

export interface Enrolled {
  readonly enrollment: EnrollmentView;
  readonly authenticator: AuthenticatorView;
}
export interface Passed {
  readonly challenge: ChallengeView;
  readonly authenticator: AuthenticatorView;
}

export interface EnrollmentCore<H = unknown> {
  /** `second_factor_locked`, `method_not_allowed`, `phone_*`. Ends another live enrollment of this person and method. */
  startEnrollment(options: StartEnrollment<H>): Promise<Outcome<EnrollmentView>>;
  /** Text messages only: 'Verify now' and 'send again'. `enrollment_over`, `send_too_soon`, `send_limit`, `method_not_allowed`. */
  sendEnrollmentCode(options: WithHandle & WithSource): Promise<Outcome<EnrollmentView>>;
  /** `code_malformed`, `enrollment_over`, `second_factor_locked`, `code_wrong`, `too_many_tries`. */
  verifyEnrollment(options: VerifyEnrollment<H>): Promise<Outcome<Enrolled>>;
  /** `enrollment_over`. */
  cancelEnrollment(options: WithHandle): Promise<Outcome<EnrollmentView>>;
  /** The newest live enrollment of this session, under a new handle (the old one ends), or null. */
  currentEnrollment(options: Asker): Promise<EnrollmentView | null>;

  /** Preferred first, then oldest first; disabled ones are included and marked. */
  listMethods(options: { readonly personId: string }): Promise<AuthenticatorView[]>;
  /** Until when this person's second factors are paused, or null. */
  secondFactorLockedUntil(options: { readonly personId: string }): Promise<Date | null>;

  /** `second_factor_locked`, `method_unknown`, `method_not_allowed`, `send_limit`. Ends another pending challenge of this person and purpose. */
  startChallenge(options: StartChallenge): Promise<Outcome<ChallengeView>>;
  /** `challenge_over`, `second_factor_locked`, `send_too_soon`, `send_limit`, `method_not_allowed` for methods that send nothing. */
  resendChallenge(options: WithHandle & WithSource): Promise<Outcome<ChallengeView>>;
  /** `code_malformed`, `challenge_over`, `second_factor_locked`, `code_wrong`, `too_many_tries`. */
  verifyChallenge(options: VerifyChallenge<H>): Promise<Outcome<Passed>>;
  /** `challenge_over`. */
  cancelChallenge(options: WithHandle): Promise<Outcome<ChallengeView>>;
  /** The newest pending challenge of this session, under a new handle, or null. */
  currentChallenge(options: Asker): Promise<ChallengeView | null>;
  /**
   * A code from an app given together with name and password. Tried against each of the person's apps, at the price of one
   * guess. `code_malformed`, `method_unknown` (no usable app), `method_not_allowed`, `second_factor_locked`, `code_wrong`.
   */
  verifyAppCode(options: VerifyAppCode<H>): Promise<Outcome<AuthenticatorView>>;
}
