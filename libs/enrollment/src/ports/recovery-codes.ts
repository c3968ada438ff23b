/** One code of a person's set. `number` is 1 to the size of the set, printed before the code, so that one try costs one hash (F03). */
export interface RecoveryCode {
  readonly id: string;
  readonly personId: string;
  readonly number: number;
  readonly hash: string;
  readonly issuedAt: Date;
  readonly usedAt: Date | null;
}
export interface RecoveryCodeStore {
  /** Puts a new set in place of the old one, which is worth nothing from then on. */
  replace(personId: string, codes: readonly RecoveryCode[], now: Date): Promise<void>;
  /** Of the current set, used ones included. */
  find(personId: string, number: number): Promise<RecoveryCode | null>;
  /** Guarded: true for exactly one caller. */
  consume(id: string, now: Date): Promise<boolean>;
  /** Unused ones of the current set. */
  left(personId: string): Promise<number>;
  voidAll(personId: string, now: Date): Promise<void>;
}
