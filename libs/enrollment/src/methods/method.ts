/** What a method is to the core: how a secret comes about, how it is shown once, what is sent where, and what proves possession of it. */
import type { Passed, TypedPhone, VerifyChallenge } from '../core.js';
import type { Challenge, EnrollmentPorts, EnrollmentSettings, OutgoingMessage, RandomSource } from '../ports.js';
import type { Outcome } from '../refusals.js';
import type { AppSetup, DeviceSetup } from '../views.js';
import type { Method } from './registry.js';

export interface Preparation {
  readonly account: string;
  readonly phone?: TypedPhone;
  readonly knownPhone?: { readonly number: string; readonly country: string };
  readonly settings: EnrollmentSettings;
  readonly random: RandomSource;
}
/** `secret` in the clear: the flow seals it before it reaches a store. */
export interface Prepared {
  readonly secret: Uint8Array;
  readonly hint: string;
  /** SHA-256 of a device's activation code; other methods have none. */
  readonly activationHash?: Uint8Array;
}

export interface SetupFacts {
  readonly secret: Uint8Array;
  /** The account while nothing is activated; afterwards what the phone calls itself. */
  readonly hint: string;
  readonly activated: boolean;
  readonly settings: EnrollmentSettings;
}
/** What the enrolling person sees until the proof. One of phone, app and device is not null; none once a device is activated. */
export interface Setup {
  readonly phone: string | null;
  readonly extension: string | null;
  readonly app: AppSetup | null;
  readonly device: DeviceSetup | null;
}
export const NO_SETUP: Setup = { phone: null, extension: null, app: null, device: null };

/** Where a message goes: a number in E.164, or a device's id. */
export interface Destination {
  readonly to: string;
  /** Dialled once the line is up. */
  readonly extension: string | null;
}
/** `id`: of the enrollment, which becomes the authenticator's. */
export type DestinationOf = (bound: { readonly id: string; readonly secret: Uint8Array }) => Destination;

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
  /** Time steps that could have been accepted by then are refused; null where none are (`Tx.stepsAfter`). */
  readonly stepsAfter: Date | null;
  /** Time steps each way. */
  readonly window: number;
}
export interface WrongJudgement {
  readonly right: false;
  /** It was right once, and has been used. */
  readonly replay: boolean;
  /** It would be right, and whether it has been used already is unknown. */
  readonly held?: true;
}
/** `step`: the time step that must be consumed before the answer counts; null where the row's own transition consumes it. */
export type Judgement = { readonly right: true; readonly step: number | null } | WrongJudgement;

interface AnyMethod {
  readonly name: Method;
  /** What a start or 'send again' sends, and where to; both null for methods that send nothing. */
  readonly sends: OutgoingMessage['kind'] | null;
  readonly destination: DestinationOf | null;
  /** `method_not_allowed` for a method that is not enrolled by itself. */
  readonly prepare: (preparation: Preparation) => Outcome<Prepared>;
  readonly setup: (facts: SetupFacts) => Setup;
}
/** A code is typed into the page, or comes as the reply to the text that sent it. */
export interface CodeMethod extends AnyMethod {
  readonly proof: 'code';
  readonly codeDigits: (settings: EnrollmentSettings) => number;
  /** Compares in constant time; changes nothing. */
  readonly judge: (answer: Answer) => Judgement;
}
/**
 * The proof comes in beside the page: as keys pressed on a call, or as a device's signed answer. `recovery` is typed, and costs a
 * slow hash: `VerifyRecoveryCode`.
 */
export interface OtherMethod extends AnyMethod {
  readonly proof: 'keys' | 'device' | 'recovery';
}
export type AuthenticationMethod = CodeMethod | OtherMethod;

/** The whole of `verifyChallenge` for a method whose proof is `recovery`: counts, hashes outside of any transaction, consumes, passes. */
export type VerifyRecoveryCode = <H>(
  ports: EnrollmentPorts<H>,
  options: VerifyChallenge<H>,
  row: Challenge,
) => Promise<Outcome<Passed>>;
