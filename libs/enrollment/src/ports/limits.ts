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
   * All of `takes` are taken, or none. A take counts while it is younger than `seconds`; one exactly that old is over. A scope that
   * is paused by now refuses. Refused: the scope that stands in the way, and when it has room again (the latest of them when
   * several do). Taken: how many each scope holds now, in the order of `takes`.
   */
  take(takes: readonly SendTake[], now: Date): Promise<SendsTaken>;
  /** Nothing is let through before `until`; a later pause wins over an earlier one. */
  pause(scope: SendScope, key: string, until: Date): Promise<void>;
  /** Until when it is paused, or null. */
  pausedUntil(scope: SendScope, key: string, now: Date): Promise<Date | null>;
  /** Forgets what one scope holds; a pause stays. */
  clear(scope: SendScope, key: string): Promise<void>;
  /** How many of one scope are younger than `seconds`. */
  held(scope: SendScope, key: string, seconds: number, now: Date): Promise<number>;
}
export type SendsTaken =
  | { readonly ok: true; readonly held: readonly number[] }
  | { readonly ok: false; readonly scope: SendScope; readonly retryAt: Date };
export type SendScope =
  | 'number-wait'
  | 'number-hour'
  | 'number-day'
  | 'person-day'
  | 'source-hour'
  | 'prefix-hour'
  | 'prefix-verified'
  | 'installation-day'
  | 'push-unanswered'
  | 'push-day'
  | 'push-denied'
  | 'recovery-day';
export interface SendTake {
  readonly scope: SendScope;
  /** Never a plain number: a MAC of it, as hex. */
  readonly key: string;
  readonly limit: number;
  readonly seconds: number;
}
