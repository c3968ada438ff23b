import type { Method } from '../methods/registry.js';
import type { ChallengeContext, Purpose } from '../ports.js';
import type { Outcome } from '../refusals.js';
import type { AuthenticatorView, ChallengeView } from '../views.js';
import type { Asker, OnSuccess, WithHandle, WithSource } from './asking.js';

export interface StartChallenge extends Asker, WithSource {
  readonly purpose: Purpose;
  readonly authenticatorId: string;
  /** What policy accepts from this person: all of `METHODS` where no policy requires anything. An empty list refuses. */
  readonly allowedMethods: readonly Method[];
  /** Calls: the two digits on the page must be typed instead of `#`. */
  readonly digitsOnCalls: boolean;
  /** As the host knows it; cut and cleaned by the core before anything shows it. */
  readonly context: ChallengeContext;
  /** Purpose 'fresh-proof': an authenticator younger than this many seconds proves nothing while an older one can (attack E15). */
  readonly minimumAge?: number;
}
export interface VerifyChallenge<H = unknown> extends WithHandle {
  /** What the answer will be used for; must be what the challenge was started for. */
  readonly purpose: Purpose;
  readonly code: unknown;
  readonly onSuccess?: OnSuccess<H>;
}
export type RedeemChallenge<H = unknown> = Omit<VerifyChallenge<H>, 'code'>;
export interface VerifyAppCode<H = unknown> extends Asker {
  readonly code: unknown;
  readonly allowedMethods: readonly Method[];
  readonly onSuccess?: OnSuccess<H>;
}
export interface Passed {
  readonly challenge: ChallengeView;
  readonly authenticator: AuthenticatorView;
}

export interface Proving<H = unknown> {
  /**
   * `second_factor_locked`, `blocked`, `method_unknown`, `method_not_allowed`, `method_too_new`, `send_too_soon`, `send_limit`,
   * `push_paused`, `push_conflict`. Ends another live challenge of this person and purpose.
   */
  startChallenge(options: StartChallenge): Promise<Outcome<ChallengeView>>;
  /** `challenge_over`, `second_factor_locked`, `send_too_soon`, `send_limit`, `push_paused`, `method_not_allowed` for methods that send nothing. */
  resendChallenge(options: WithHandle & WithSource): Promise<Outcome<ChallengeView>>;
  /** Codes that are typed, recovery codes among them. `code_malformed`, `challenge_over`, `second_factor_locked`, `code_wrong`, `too_many_tries`, `recovery_paused`. */
  verifyChallenge(options: VerifyChallenge<H>): Promise<Outcome<Passed>>;
  /** After a key press, a reply or a device confirmed it. `not_confirmed`, `challenge_over`, `second_factor_locked`, `blocked`. */
  redeemChallenge(options: RedeemChallenge<H>): Promise<Outcome<Passed>>;
  /** `challenge_over`. */
  cancelChallenge(options: WithHandle): Promise<Outcome<ChallengeView>>;
  /** The newest live challenge of this session, under a new handle, or null. */
  currentChallenge(options: Asker): Promise<ChallengeView | null>;
  /** As the row stands now, ended ones included, under the handle that is known, which stays; null for an unknown handle. */
  watchChallenge(options: WithHandle): Promise<ChallengeView | null>;
  /**
   * A code from an app given together with name and password. Tried against each of the person's apps, at the price of one
   * guess. `code_malformed`, `method_unknown` (no usable app), `method_not_allowed`, `second_factor_locked`, `blocked`, `code_wrong`.
   */
  verifyAppCode(options: VerifyAppCode<H>): Promise<Outcome<AuthenticatorView>>;
}
