import type { Method } from '../methods/registry.js';

/** One enrolled method of one person. `secret` is sealed: TOTP key, phone number (with extension), or a device's public key. */
export interface Authenticator {
  /** The id of the enrollment that bound it; for a device also the name by which it knows itself. */
  readonly id: string;
  readonly personId: string;
  readonly method: Method;
  /** What the person named it; empty until then, and whoever shows it says what kind it is, in the reader's language. */
  readonly label: string;
  /** What may be shown: '+49 ••• ••42', or the app's name. */
  readonly hint: string;
  readonly secret: Uint8Array;
  /** Last accepted time step of a TOTP key, or counter of a device; -1 before the first, and for other methods. */
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
  /** Whosever it is: for a device, which names itself by this id and proves it by a signature. */
  findDevice(id: string): Promise<Authenticator | null>;
  insert(row: Authenticator): Promise<void>;
  /** Guarded update: stores `step`, and `now` as last use, only where the stored step is smaller. False when nothing changed. */
  consumeStep(id: string, personId: string, step: number, now: Date): Promise<boolean>;
  /** As `consumeStep`, and leaves the last use alone: a device that only asks has not proven anything. */
  consumeCounter(id: string, personId: string, counter: number): Promise<boolean>;
  /** Records a right answer: last use, failures back to zero. */
  recordUse(id: string, personId: string, now: Date): Promise<void>;
  /**
   * Adds one in the database and returns the new number; from `disableAt` on, the same statement disables the authenticator
   * (keeping the date when it already is). 0 when there is no such authenticator.
   */
  countFailure(id: string, personId: string, disableAt: number, now: Date): Promise<number>;
  /** False when there is no such authenticator. */
  rename(id: string, personId: string, label: string): Promise<boolean>;
  setHint(id: string, personId: string, hint: string): Promise<void>;
  /** Makes it the only preferred one of this person. False when there is no such authenticator. */
  prefer(id: string, personId: string): Promise<boolean>;
  /** Guarded: true for exactly one caller. */
  remove(id: string, personId: string, now: Date): Promise<boolean>;
  /** One change of a person's set at a time, until the transaction ends. */
  lock(personId: string): Promise<void>;
}
