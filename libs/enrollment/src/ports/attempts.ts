import type { Method } from '../methods/registry.js';

/** `confirmed`: the proof came in beside the page (a key press, a reply, a device); the page that began it has yet to take it up. */
export type EnrollmentState = 'awaiting_proof' | 'confirmed' | 'completed' | 'failed' | 'cancelled' | 'expired';
export type ChallengeState = 'pending' | 'confirmed' | 'approved' | 'denied' | 'fraud_reported' | 'failed' | 'expired';
/** What an answer may be used for. Part of the row and of the message: a code for one purpose never serves another. */
export type Purpose = 'sign-in' | 'enroll' | 'fresh-proof';

/** State of what was sent, shared by enrollments and challenges. */
export interface SentCode {
  /** HMAC of the live code; null when none was sent, or after it was spent. Calls and notifications have none. */
  readonly codeMac: Uint8Array | null;
  /** Until when what was sent last may be answered; calls and notifications as well. */
  readonly codeExpiresAt: Date | null;
  readonly sends: number;
  readonly resendAt: Date | null;
  /** MAC of the number that was written to or called, by which a reply is found. */
  readonly destinationMac: Uint8Array | null;
  /** Sealed: the two digits that the page shows and the phone or device must give back; null where none are asked for. */
  readonly number: Uint8Array | null;
}

export interface Enrollment extends SentCode {
  readonly id: string;
  /** SHA-256 of the handle that only the browser holds. */
  readonly handleHash: Uint8Array;
  readonly personId: string;
  /** The half-session or session that began it; nobody else can finish it. */
  readonly sessionId: string;
  readonly method: Method;
  readonly state: EnrollmentState;
  /** Sealed: what will become the authenticator's secret. For a device: the activation code, then its public key. */
  readonly secret: Uint8Array;
  /** SHA-256 of a device's activation code; null for other methods. */
  readonly activationHash: Uint8Array | null;
  readonly activatedAt: Date | null;
  /** Last counter of a device that is enrolling; -1 before the first. */
  readonly counter: number;
  readonly label: string;
  readonly hint: string;
  readonly tries: number;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** Guarded statements that both tables have. Live = awaiting an answer or confirmed, and not past its time, by `now`. */
export interface AttemptStore<Row, State> {
  /** Live. */
  find(handleHash: Uint8Array, personId: string, sessionId: string, now: Date): Promise<Row | null>;
  /** In whatever state, ended ones included: for a page that waits. */
  findAny(handleHash: Uint8Array, personId: string, sessionId: string): Promise<Row | null>;
  /** Live, whoever asks: for answers that come in beside the page. */
  findById(id: string, now: Date): Promise<Row | null>;
  /** Live ones, not confirmed yet, whose last send went to this number and may still be answered. Newest first, at most 5. */
  findByDestination(destinationMac: Uint8Array, now: Date): Promise<Row[]>;
  /** The newest live one of this session, for a page that was reloaded. The handle is not stored, so `rehandle` gives it a new one. */
  latest(personId: string, sessionId: string, now: Date): Promise<Row | null>;
  rehandle(id: string, handleHash: Uint8Array): Promise<void>;
  /** One statement: adds a try if it still awaits its answer by `now` and tries < `limit`, and returns the row after; null when not. */
  countTry(id: string, limit: number, now: Date): Promise<Row | null>;
  /**
   * Guarded on: awaiting its answer by `now`, sends < limit, and resendAt null or <= now. Overwrites the live code and adds one
   * to `sends`. False when the guard held it back, as after a parallel send.
   */
  recordSend(id: string, sent: RecordedSend, limit: number, now: Date): Promise<boolean>;
  /** Guarded on the state before. Ends the row at `now` when `to` is final; clears its code. True for exactly one caller. */
  transition(id: string, from: State, to: State, now: Date): Promise<boolean>;
}
export interface RecordedSend {
  readonly codeMac: Uint8Array | null;
  readonly codeExpiresAt: Date;
  readonly resendAt: Date | null;
  readonly destinationMac: Uint8Array | null;
  readonly number: Uint8Array | null;
}

export interface EnrollmentStore extends AttemptStore<Enrollment, EnrollmentState> {
  /**
   * False, and nothing inserted, when this person and method already have a live row: a unique index over rows that await proof
   * or are confirmed, waited on (`ON CONFLICT DO NOTHING`). Never throws for that.
   */
  insert(row: Enrollment): Promise<boolean>;
  /**
   * Ends every row of this person and method (null: every method) that is live: as 'cancelled', those past their time as
   * 'expired'; clears their codes. Returns how many were live.
   */
  cancelLive(personId: string, method: Method | null, now: Date): Promise<number>;
  /** Live, not activated yet, with this activation code. */
  findByActivation(activationHash: Uint8Array, now: Date): Promise<Enrollment | null>;
  /** Guarded: only while it is live and not activated. Puts the device's key in place of the code. True for exactly one caller. */
  activate(id: string, device: { secret: Uint8Array; label: string; hint: string }, now: Date): Promise<boolean>;
  /** Guarded: stores a greater counter of an activated device. */
  consumeCounter(id: string, counter: number): Promise<boolean>;
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
  /** Where the request came from, as the phone shows and says it: already cut and cleaned (attack D08). */
  readonly context: ChallengeContext;
  readonly tries: number;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}
export interface ChallengeContext {
  /** The application that asks, such as the organisation's sign-in page. */
  readonly application: string;
  /** Network address, or the place that the host knows for it. */
  readonly place: string;
  /** Browser and system in two words, such as 'Firefox on Windows'. */
  readonly browser: string;
}

export interface ChallengeStore extends AttemptStore<Challenge, ChallengeState> {
  /** False, and nothing inserted, when this person and purpose already have a live row (see `EnrollmentStore.insert`). */
  insert(row: Challenge): Promise<boolean>;
  /** Ends (as 'expired') and clears the code of every live challenge of this person and purpose (null: all); returns how many. */
  endPending(personId: string, purpose: Purpose | null, now: Date): Promise<number>;
  /** The live notification of this person that is not confirmed yet, whichever session and purpose it belongs to. */
  livePush(personId: string, now: Date): Promise<Challenge | null>;
}
