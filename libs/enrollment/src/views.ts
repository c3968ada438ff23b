/** What the core hands out: narrowed to what the person at the page may see. Never a code, a MAC or a sealed secret. */
import type { ChallengeState, EnrollmentState, Purpose } from './ports.js';
import type { Method } from './methods/registry.js';

/** What an authenticator app needs; shown to the session that is enrolling, and to nobody else. */
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

/** What the authenticator page needs to become this person's device; the code works once. */
export interface DeviceSetup {
  /** The authenticator's address with the code in its fragment; the host draws it as a QR picture. */
  readonly uri: string;
  readonly url: string;
  readonly issuer: string;
  readonly account: string;
  /** In groups of four, for typing by hand. */
  readonly code: string;
}

export interface EnrollmentView {
  /** 256 random bits, base64url; the row holds only its SHA-256. A resumed enrollment gets a new one. */
  readonly handle: string;
  /** The row's id, by which the host finds how the delivery goes. It has no power. */
  readonly regardingId: string;
  readonly method: Method;
  readonly state: EnrollmentState;
  readonly expiresAt: Date;
  /** International form, for the person to check before the first text or call. Phone methods while live; else null. */
  readonly phone: string | null;
  readonly extension: string | null;
  /** App codes while live; else null. */
  readonly app: AppSetup | null;
  /** Notifications while not activated; else null. */
  readonly device: DeviceSetup | null;
  /** The phone has become this enrollment's device. */
  readonly activated: boolean;
  /** What the phone calls itself, once it is activated. */
  readonly deviceName: string | null;
  /** Two digits to type on the phone or device; null where none are asked for, or nothing was sent. */
  readonly number: string | null;
  /** True once a first text, call or notification went out. */
  readonly sent: boolean;
  /** When another may be sent; null when none was yet, none may be, or the method sends nothing. */
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
  readonly number: string | null;
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

/** A request as its device shows it. Every text is made by the server from cleaned fields (attack D08). */
export interface DeviceRequest {
  /** Id of the challenge or enrollment. */
  readonly requestId: string;
  /** Under the signature of the answer. */
  readonly nonce: string;
  readonly purpose: Purpose;
  readonly application: string;
  readonly place: string;
  readonly browser: string;
  readonly startedAt: Date;
  readonly expiresAt: Date;
}

export interface RecoveryCodesView {
  /** '3-ABCD-EFGH-JKLM-NPQR': its number, then 80 bits. Shown once. */
  readonly codes: readonly string[];
  readonly issuedAt: Date;
}

export interface AppPasswordView {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly lastUsedAt: Date | null;
  readonly lastUsedFrom: string | null;
}
export interface NewAppPassword extends AppPasswordView {
  /** 140 random bits in groups of four; spaces and case do not matter when it is used. */
  readonly password: string;
}
