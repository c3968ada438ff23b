import type { Method } from '../methods/registry.js';
import type { Tx } from '../ports.js';
import type { Outcome } from '../refusals.js';
import type { AuthenticatorView, EnrollmentView } from '../views.js';
import type { Asker, OnSuccess, WithHandle, WithSource } from './asking.js';

export interface TypedPhone {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** As typed, in national form. */
  readonly number: string;
  /** Office phones only: digits to dial once the line is up. */
  readonly extension?: string | undefined;
}
export interface StartEnrollment<H = unknown> extends Asker {
  readonly method: Method;
  /** Phone methods: typed by the person. */
  readonly phone?: TypedPhone;
  /** Office phone: the directory's number as it stands there, where the person leaves it as it is. */
  readonly knownPhone?: { readonly number: string; readonly country: string };
  /** The name shown in an authenticator app, such as the login. */
  readonly account: string;
  /** What policy offers this person; an empty list refuses. */
  readonly allowedMethods: readonly Method[];
  /** Calls: the two digits on the page must be typed instead of `#` (attack C06). */
  readonly digitsOnCalls: boolean;
  /** Called when this start ended another one of the same method, perhaps in another browser. */
  readonly onCancelledOther?: (tx: Tx<H>, cancelled: number) => Promise<void>;
}
export interface VerifyEnrollment<H = unknown> extends WithHandle {
  /** Anything; only a string of the method's shape costs a guess. */
  readonly code: unknown;
  /** The person got in by a recovery code: binding something new ends the set that it came from. */
  readonly recovering?: boolean;
  readonly onSuccess?: OnSuccess<H>;
}
export type RedeemEnrollment<H = unknown> = Omit<VerifyEnrollment<H>, 'code'>;
export interface Enrolled {
  readonly enrollment: EnrollmentView;
  readonly authenticator: AuthenticatorView;
}

export interface Enrolling<H = unknown> {
  /** `second_factor_locked`, `blocked`, `method_not_allowed`, `phone_*`. Ends another live enrollment of this person and method. */
  startEnrollment(options: StartEnrollment<H>): Promise<Outcome<EnrollmentView>>;
  /**
   * 'Verify now', 'Contact me', 'send again': a text, a call, or a notification to the device that was activated.
   * `enrollment_over`, `send_too_soon`, `send_limit`, `push_paused`, `not_activated`, `method_not_allowed`.
   */
  sendEnrollmentCode(options: WithHandle & WithSource): Promise<Outcome<EnrollmentView>>;
  /** Codes that are typed. `code_malformed`, `enrollment_over`, `second_factor_locked`, `code_wrong`, `too_many_tries`. */
  verifyEnrollment(options: VerifyEnrollment<H>): Promise<Outcome<Enrolled>>;
  /** After a key press, a reply or a device confirmed it. `not_confirmed`, `enrollment_over`, `second_factor_locked`. */
  redeemEnrollment(options: RedeemEnrollment<H>): Promise<Outcome<Enrolled>>;
  /** `enrollment_over`. */
  cancelEnrollment(options: WithHandle): Promise<Outcome<EnrollmentView>>;
  /** The newest live enrollment of this session, under a new handle (the old one ends), or null. */
  currentEnrollment(options: Asker): Promise<EnrollmentView | null>;
  /** As the row stands now, under the handle that is known, which stays; null when it is completed or unknown. For a page that waits. */
  watchEnrollment(options: WithHandle): Promise<EnrollmentView | null>;
}
