/** What the core hands out: narrowed to what the person at the page may see. Never a code, a MAC or a sealed secret. */
import type { ChallengeState, EnrollmentState, Purpose } from './ports.js';
import type { Method } from './methods/registry.js';

/** What an authenticator app needs; shown to the half-session that is enrolling, and to nobody else. */
export interface AppSetup {
  /** Key URI (`otpauth://totp/…`); the host draws it as a QR picture. */
  readonly uri: string;
  readonly issuer: string;
  readonly account: string;
  /** Base32 in groups of four, for typing by hand. */
  readonly secret: string;
  readonly digits: number;
  readonly periodSeconds: number;
}

export interface EnrollmentView {
  /** 256 random bits, base64url; the row holds only its SHA-256. A resumed enrollment gets a new one. */
  readonly handle: string;
  /** The row's id, by which the host finds how the delivery goes. It has no power. */
  readonly regardingId: string;
  readonly method: Method;
  readonly state: EnrollmentState;
  readonly expiresAt: Date;
  /** International form, for the person to check before the first text. Phone methods while awaiting proof; else null. */
  readonly phone: string | null;
  /** App methods while awaiting proof; else null. */
  readonly app: AppSetup | null;
  /** True once a first text went out. */
  readonly sent: boolean;
  /** When another text may be sent; null when none was yet, none may be, or the method sends nothing. */
  readonly resendAt: Date | null;
  /** 0 for methods that send nothing. */
  readonly sendsLeft: number;
  readonly triesLeft: number;
}

export interface ChallengeView {
  readonly handle: string;
  readonly regardingId: string;
  readonly purpose: Purpose;
  readonly method: Method;
  readonly authenticatorId: string;
  /** '+49 ••• ••42', or the app's name. */
  readonly hint: string;
  readonly state: ChallengeState;
  readonly expiresAt: Date;
  readonly resendAt: Date | null;
  readonly sendsLeft: number;
  readonly triesLeft: number;
}

/** An enrolled authenticator as its owner and the helpdesk may see it. */
export interface AuthenticatorView {
  readonly id: string;
  readonly method: Method;
  readonly label: string;
  readonly hint: string;
  readonly preferred: boolean;
  readonly enrolledAt: Date;
  readonly lastUsedAt: Date | null;
  /** Set after too many wrong answers in a row: it proves nothing until it is enrolled again. */
  readonly disabledAt: Date | null;
}
