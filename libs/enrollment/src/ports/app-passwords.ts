/** A generated secret for one program that cannot show a second step. */
export interface AppPassword {
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  /** HMAC of the secret: enough for 140 random bits (ASVS 6.5.2 asks for a slow hash below 112). */
  readonly mac: Uint8Array;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly lastUsedAt: Date | null;
  readonly lastUsedFrom: string | null;
}
export interface AppPasswordStore {
  /** Live: not revoked, not past its time by `now`. Newest first. */
  list(personId: string, now: Date): Promise<AppPassword[]>;
  insert(row: AppPassword): Promise<void>;
  /** Guarded: true for exactly one caller. */
  revoke(id: string, personId: string, why: string, now: Date): Promise<boolean>;
  /** Returns how many were live. */
  revokeAll(personId: string, why: string, now: Date): Promise<number>;
  /** Finds a live one by its MAC and records the use in one statement; null when there is none. */
  use(personId: string, mac: Uint8Array, from: string, now: Date): Promise<AppPassword | null>;
}
