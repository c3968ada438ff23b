/**
 * What a host gives to the enrollment core. Every port is built over one transaction of the host's database, so that
 * state, audit event and outgoing message commit together or not at all.
 *
 * `H` is the host's own transaction handle; the core never looks inside and hands it back in `onSuccess`.
 */
import type { Method } from './methods/registry.js';

export type EnrollmentState = 'awaiting_proof' | 'completed' | 'failed' | 'cancelled' | 'expired';
export type ChallengeState = 'pending' | 'approved' | 'denied' | 'fraud_reported' | 'failed' | 'expired';
/** What an answer may be used for. Part of the row and of the message: a code for one purpose never serves another. */
export type Purpose = 'sign-in' | 'enroll' | 'fresh-proof';

export interface EnrollmentPorts<H = unknown> {
  /** Runs `work` in one transaction. Commits when it returns, refusals included; rolls back when it throws. */
  transaction<T>(work: (tx: Tx<H>) => Promise<T>): Promise<T>;
  readonly random: RandomSource;
  readonly secretBox: SecretBox;
  readonly settings: EnrollmentSettings;
}

export interface Tx<H = unknown> {
  readonly host: H;
  /** The database's clock at the start of this transaction. The only clock there is. */
  readonly now: Date;
  readonly authenticators: AuthenticatorStore;
  readonly enrollments: EnrollmentStore;
  readonly challenges: ChallengeStore;
  readonly guesses: GuessStore;
  readonly sends: SendStore;
  readonly outbox: Outbox;
  readonly audit: AuditTrail;
}

export interface RandomSource {
  /** Cryptographically strong bytes. */
  bytes(length: number): Uint8Array;
  /** Uniform integer in [0, below). */
  integer(below: number): number;
  /** RFC 9562 UUID. */
  uuid(): string;
}

/** AES-256-GCM with the row's place as associated data (attack J04), and HMAC-SHA-256 with a key of its own. */
export interface SecretBox {
  seal(plain: Uint8Array, place: SealPlace): Uint8Array;
  /** Throws when the bytes were changed or moved from another row. */
  open(sealed: Uint8Array, place: SealPlace): Uint8Array;
  mac(purpose: string, data: Uint8Array): Uint8Array;
}
export interface SealPlace {
  readonly table: string;
  readonly column: string;
  readonly rowId: string;
  readonly personId: string;
}

/** Times in seconds. Defaults and ranges: SECURITY.md. */
export interface EnrollmentSettings {
  readonly issuer: string; // name shown in authenticator apps and texts
  readonly codeDigits: number; // 6
  readonly codeSeconds: number; // 300: life of a texted code
  readonly enrollmentSeconds: number; // 600
  readonly challengeSeconds: number; // 300
  readonly triesPerChallenge: number; // 5
  readonly wrongAnswersPerHour: number; // 10: per person, all methods, all doors
  readonly lockSeconds: readonly number[]; // [900, 1800, 3600]; the last repeats
  readonly failuresThatDisable: number; // 50 in a row on one authenticator
  readonly tellOwnerAfter: number; // 3
  readonly totpWindow: number; // steps each way, 1
  readonly resendWaits: readonly number[]; // [30, 60, 120]
  readonly sendsPerChallenge: number; // 3
  readonly sendsPerNumberHour: number; // 5
  readonly sendsPerNumberDay: number; // 10
  readonly sendsPerPersonDay: number; // 10
  readonly sendsPerSourceHour: number; // 10
  readonly authenticatorsPerMethod: number; // 5: each further app would make one guess worth more
  /** ISO 3166-1 alpha-2 codes in which phones may be used; 'all' in demo mode. */
  readonly phoneCountries: readonly string[] | 'all';
  /** Host name of the sign-in page. With it, the last line of a text is bound to that origin: `@host #code`. */
  readonly host?: string;
}

/** One enrolled method of one person. `secret` is sealed: the TOTP key, or the phone number in E.164. */
export interface Authenticator {
  readonly id: string;
  readonly personId: string;
  readonly method: Method;
  readonly label: string;
  /** What may be shown: '+49 ••• ••42', or the app's name. */
  readonly hint: string;
  readonly secret: Uint8Array;
  /** Last accepted time step of a TOTP key; -1 before the first, and for other methods. */
  readonly lastStep: number;
  readonly preferred: boolean;
  readonly enrolledAt: Date;
  readonly lastUsedAt: Date | null;
  readonly failuresInARow: number;
  readonly disabledAt: Date | null;
}

export interface AuthenticatorStore {
  /** Not removed; disabled ones included. Preferred first, then oldest first. */
  list(personId: string): Promise<Authenticator[]>;
  find(id: string, personId: string): Promise<Authenticator | null>;
  insert(row: Authenticator): Promise<void>;
  /** Guarded update: stores `step`, and `now` as last use, only where the stored step is smaller. False when nothing changed. */
  consumeStep(id: string, personId: string, step: number, now: Date): Promise<boolean>;
  /** Records a right answer: last use, failures back to zero. */
  recordUse(id: string, personId: string, now: Date): Promise<void>;
  /**
   * Adds one in the database and returns the new number; from `disableAt` on, the same statement disables the authenticator
   * (keeping the date when it already is). 0 when there is no such authenticator.
   */
  countFailure(id: string, personId: string, disableAt: number, now: Date): Promise<number>;
}

/** State of a texted code, shared by enrollments and challenges. */
export interface SentCode {
  /** HMAC of the live code; null when none was sent, or after it was spent. */
  readonly codeMac: Uint8Array | null;
  readonly codeExpiresAt: Date | null;
  readonly sends: number;
  readonly resendAt: Date | null;
}

export interface Enrollment extends SentCode {
  readonly id: string;
  /** SHA-256 of the handle that only the browser holds. */
  readonly handleHash: Uint8Array;
  readonly personId: string;
  /** The half-session that began it; nobody else can finish it. */
  readonly sessionId: string;
  readonly method: Method;
  readonly state: EnrollmentState;
  /** Sealed: what will become the authenticator's secret. */
  readonly secret: Uint8Array;
  readonly label: string;
  readonly hint: string;
  readonly tries: number;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

export interface EnrollmentStore {
  /**
   * False, and nothing inserted, when this person and method already have a row that awaits proof: a unique index over
   * those rows, waited on (`ON CONFLICT DO NOTHING`). Never throws for that.
   */
  insert(row: Enrollment): Promise<boolean>;
  /**
   * Ends every row of this person and method that awaits proof: live ones as 'cancelled', those past their time as
   * 'expired'; clears their codes. Returns how many were live.
   */
  cancelLive(personId: string, method: Method, now: Date): Promise<number>;
  /** Live = awaiting proof and not past its time, by `now`. */
  findLive(handleHash: Uint8Array, personId: string, sessionId: string, now: Date): Promise<Enrollment | null>;
  /** The newest live one of this session, for a page that was reloaded. The handle is not stored, so `rehandle` gives it a new one. */
  latestLive(personId: string, sessionId: string, now: Date): Promise<Enrollment | null>;
  rehandle(id: string, handleHash: Uint8Array): Promise<void>;
  /** One statement: adds a try if it is live by `now` and tries < `limit`, and returns the row after; null when not. */
  countTry(handleHash: Uint8Array, personId: string, sessionId: string, limit: number, now: Date): Promise<Enrollment | null>;
  /**
   * Guarded on: live by `now`, sends < limit, and resendAt null or <= now. Overwrites the live code and adds one to `sends`.
   * False when the guard held it back, as after a parallel send.
   */
  recordSend(
    id: string,
    codeMac: Uint8Array,
    codeExpiresAt: Date,
    resendAt: Date | null,
    limit: number,
    now: Date,
  ): Promise<boolean>;
  /** Guarded on the state before; ends the row at `now` and clears its code. True for exactly one caller. */
  transition(id: string, from: EnrollmentState, to: EnrollmentState, now: Date): Promise<boolean>;
}

export interface Challenge extends SentCode {
  readonly id: string;
  readonly handleHash: Uint8Array;
  readonly personId: string;
  readonly sessionId: string;
  readonly purpose: Purpose;
  readonly method: Method;
  readonly authenticatorId: string;
  readonly hint: string;
  readonly state: ChallengeState;
  readonly tries: number;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

export interface ChallengeStore {
  /** False, and nothing inserted, when this person and purpose already have a pending row (see `EnrollmentStore.insert`). */
  insert(row: Challenge): Promise<boolean>;
  /** Ends (as 'expired') and clears the code of every pending challenge of this person and purpose; returns how many. */
  endPending(personId: string, purpose: Purpose, now: Date): Promise<number>;
  findPending(handleHash: Uint8Array, personId: string, sessionId: string, now: Date): Promise<Challenge | null>;
  latestPending(personId: string, sessionId: string, now: Date): Promise<Challenge | null>;
  rehandle(id: string, handleHash: Uint8Array): Promise<void>;
  countTry(handleHash: Uint8Array, personId: string, sessionId: string, limit: number, now: Date): Promise<Challenge | null>;
  recordSend(
    id: string,
    codeMac: Uint8Array,
    codeExpiresAt: Date,
    resendAt: Date | null,
    limit: number,
    now: Date,
  ): Promise<boolean>;
  transition(id: string, from: ChallengeState, to: ChallengeState, now: Date): Promise<boolean>;
}

/** Wrong second-factor answers of one person over all sessions, methods and doors (attacks A01 to A09). */
export interface GuessStore {
  /**
   * One statement that takes the row lock, drops entries an hour old, and adds this one if the person is not paused. The entry
   * that reaches `perHour` starts the next pause in the same statement: until the later of now + the next of `lockSeconds` (the
   * last repeats; `clear` starts over) and the moment at which the oldest entry is an hour old. So no rolling hour ever holds
   * more than `perHour` evaluated answers. `lockStarts` is that moment; at that moment the pause is over.
   */
  count(personId: string, limits: GuessLimits, now: Date): Promise<GuessCount>;
  /** Forgets the counted answers, a running pause and how long the next one would be. A right second factor, and nothing else, calls this. */
  clear(personId: string): Promise<void>;
  /** Until when all second factors of this person are paused, or null. */
  lockedUntil(personId: string, now: Date): Promise<Date | null>;
}
export interface GuessLimits {
  readonly perHour: number;
  readonly lockSeconds: readonly number[];
}
export type GuessCount =
  | { readonly evaluate: true; readonly inHour: number; readonly lockStarts: Date | null }
  | { readonly evaluate: false; readonly lockedUntil: Date };

/** Rolling limits on what costs money or annoys people. */
export interface SendStore {
  /**
   * All of `takes` are taken, or none. A take counts while it is younger than `seconds`; one exactly that old is over.
   * Refused: the scope that stands in the way, and when it has room again (the latest of them when several do).
   */
  take(takes: readonly SendTake[], now: Date): Promise<{ ok: true } | { ok: false; scope: string; retryAt: Date }>;
}
export interface SendTake {
  readonly scope: 'number-hour' | 'number-day' | 'person-day' | 'source-hour';
  /** Never a plain number: a MAC of it, as hex. */
  readonly key: string;
  readonly limit: number;
  readonly seconds: number;
}

export interface Outbox {
  /** The host seals `to` and `body`; no job row, log or answer ever holds them in the clear (B08, J06). */
  enqueue(message: OutgoingMessage): Promise<void>;
}
export interface OutgoingMessage {
  /** Also the idempotency key towards the provider. */
  readonly id: string;
  readonly kind: 'text-message';
  readonly personId: string;
  /** The enrollment or challenge it belongs to, so that the page can show how the delivery goes. */
  readonly regardingId: string;
  /** E.164. */
  readonly to: string;
  readonly body: string;
  /** Dropped unsent after this. */
  readonly expiresAt: Date;
}

export interface AuditTrail {
  append(event: CoreAuditEvent): Promise<void>;
}
/** Closed list. `second_factor.counted` is written, and committed, before the answer is looked at. */
export const CORE_AUDIT_ACTIONS = [
  'enrollment.started',
  'enrollment.code_sent',
  'enrollment.completed',
  'enrollment.refused',
  'enrollment.failed',
  'enrollment.cancelled',
  'challenge.started',
  'challenge.code_sent',
  'challenge.passed',
  'challenge.refused',
  'challenge.failed',
  'challenge.cancelled',
  'second_factor.counted',
  'second_factor.locked',
  'second_factor.unlocked',
  'second_factor.owner_told',
  'authenticator.added',
  'authenticator.disabled',
] as const;
export type CoreAuditAction = (typeof CORE_AUDIT_ACTIONS)[number];

export interface CoreAuditEvent {
  readonly action: CoreAuditAction;
  readonly outcome: 'success' | 'refused';
  readonly code?: string;
  readonly personId: string;
  readonly sessionId?: string;
  /** Facts for an auditor: ids, method, masked hints, counts. Never a code, a secret or a full number. */
  readonly details: Readonly<Record<string, string | number | boolean | null>>;
}
