/** What a method is to the core: how a secret comes about, how it is shown once, and what answer proves possession of it. */
import type { EnrollmentSettings, RandomSource } from '../ports.js';
import type { Outcome } from '../refusals.js';
import type { AppSetup } from '../views.js';
import type { Method } from './registry.js';

export interface Preparation {
  readonly account: string;
  readonly phone?: { readonly country: string; readonly number: string };
  readonly settings: EnrollmentSettings;
  readonly random: RandomSource;
}
/** `secret` in the clear: the flow seals it before it reaches a store. */
export interface Prepared {
  readonly secret: Uint8Array;
  readonly label: string;
  readonly hint: string;
}

/** What the enrolling person sees until the proof; exactly one of the two is not null. */
export interface Setup {
  readonly phone: string | null;
  readonly app: AppSetup | null;
}

export interface Answer {
  /** Already of the method's shape. */
  readonly code: string;
  /** MAC of `code` as this row's code would have been stored. */
  readonly codeMac: Uint8Array;
  readonly secret: Uint8Array;
  readonly sentMac: Uint8Array | null;
  readonly sentUntil: Date | null;
  /** Last accepted time step, -1 when none. */
  readonly lastStep: number;
  readonly now: Date;
  /** Time steps each way. */
  readonly window: number;
}
/** `step`: the time step that must be consumed before the answer counts; null where the row's own transition consumes it. */
export type Judgement =
  | { readonly right: true; readonly step: number | null }
  /** `replay`: it was right once, and has been used. Told to the audit trail only. */
  | { readonly right: false; readonly replay: boolean };

export interface AuthenticationMethod {
  readonly name: Method;
  /** Methods that text a code say where to; the others have null. */
  readonly destination: ((secret: Uint8Array) => string) | null;
  readonly codeDigits: (settings: EnrollmentSettings) => number;
  readonly prepare: (preparation: Preparation) => Outcome<Prepared>;
  readonly setup: (facts: { readonly secret: Uint8Array; readonly hint: string; readonly issuer: string }) => Setup;
  /** Compares in constant time; changes nothing. */
  readonly judge: (answer: Answer) => Judgement;
}
