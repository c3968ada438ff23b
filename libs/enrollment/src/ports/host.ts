import type { AppPasswordStore } from './app-passwords.js';
import type { ChallengeStore, EnrollmentStore } from './attempts.js';
import type { AuditTrail } from './audit.js';
import type { AuthenticatorStore } from './authenticators.js';
import type { Block, BlockStore } from './blocks.js';
import type { GuessStore, SendStore } from './limits.js';
import type { Notices, Outbox } from './messages.js';
import type { RecoveryCodeStore } from './recovery-codes.js';
import type { EnrollmentSettings } from './settings.js';

/**
 * What a host gives to the enrollment core. Every port is built over one transaction of the host's database, so that
 * state, audit event and outgoing message commit together or not at all.
 *
 * `H` is the host's own transaction handle; the core never looks inside and hands it back in `onSuccess`.
 */
export interface EnrollmentPorts<H = unknown> {
  /** Runs `work` in one transaction. Commits when it returns, refusals included; rolls back when it throws. */
  transaction<T>(work: (tx: Tx<H>) => Promise<T>): Promise<T>;
  readonly random: RandomSource;
  readonly secretBox: SecretBox;
  readonly slowHash: SlowHash;
  readonly settings: EnrollmentSettings;
  /**
   * Trust in a person has ended (fraud, reset). In the same transaction the host ends what it keeps itself: sessions,
   * half-sessions, remembered devices. The core has ended what it keeps: challenges, enrollments, app passwords.
   */
  trustEnded(tx: Tx<H>, ended: TrustEnded): Promise<void>;
}
export interface TrustEnded {
  readonly personId: string;
  readonly why: 'fraud_reported' | 'authenticators_changed';
  /** The block that a report raised; null for other causes. */
  readonly block: Block | null;
}

export interface Tx<H = unknown> {
  readonly host: H;
  /** The database's clock at the start of this transaction. The only clock there is. */
  readonly now: Date;
  /**
   * Time steps that could have been accepted by this moment are refused, used or not: another server has taken over the database, or
   * it was restored, and what was used last may be unknown here (attacks B12, B13). Null: nothing of the kind happened.
   */
  readonly stepsAfter: Date | null;
  readonly authenticators: AuthenticatorStore;
  readonly enrollments: EnrollmentStore;
  readonly challenges: ChallengeStore;
  readonly guesses: GuessStore;
  readonly sends: SendStore;
  readonly recoveryCodes: RecoveryCodeStore;
  readonly appPasswords: AppPasswordStore;
  readonly blocks: BlockStore;
  readonly outbox: Outbox;
  readonly notices: Notices;
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

/** Argon2id, RFC 9106 (ASVS 6.5.2: secrets below 112 bits). The host limits how many run at once (attack F03). */
export interface SlowHash {
  hash(secret: string): Promise<string>;
  verify(hash: string, secret: string): Promise<boolean>;
}
