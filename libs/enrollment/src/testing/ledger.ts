import { totpCode } from '../methods/app-code/totp.js';
import type { OutgoingText } from '../ports.js';
import { codeInText } from './answers.js';
import type { MemoryHost } from './memory/memory-ports.js';
import type { Stamped } from './memory/tables.js';

const STEP_SECONDS = 30;
const HOUR_MS = 3_600_000;
const MOST_TO_A_NUMBER = 5;

/**
 * An independent book of what may be accepted: it knows the texts that went out, the keys that apps hold, what was pressed and
 * answered beside the page, and the clock, and nothing of how the core decides. `justify…` throws when an accepted answer has no
 * reason in the book.
 */
export class Ledger {
  readonly #spentTexts = new Set<string>();
  readonly #lastStep = new Map<string, number>();
  readonly #confirmed = new Set<string>();

  constructor(readonly host: MemoryHost) {}

  /** Codes texted for a row, oldest first. */
  textsFor(regardingId: string): string[] {
    return this.#textsFor(regardingId).map(({ content }) => codeInText(content.body));
  }

  justifyText(regardingId: string, code: string): void {
    const newest = this.#textsFor(regardingId).at(-1);
    if (newest === undefined || codeInText(newest.content.body) !== code)
      throw new Error('accepted a code that is not the newest one');
    if (this.host.clock.now().getTime() - newest.at.getTime() >= 300_000) throw new Error('accepted a code past its time');
    if (this.#spentTexts.has(newest.id)) throw new Error('accepted a code twice');
    this.#spentTexts.add(newest.id);
  }

  justifyApp(key: Uint8Array, code: string): void {
    const name = Buffer.from(key).toString('hex');
    const now = Math.floor(this.host.clock.now().getTime() / 1000 / STEP_SECONDS);
    const steps = [now - 1, now, now + 1].filter(
      (step) => step > (this.#lastStep.get(name) ?? -1) && totpCode({ key, at: new Date(step * STEP_SECONDS * 1000) }) === code,
    );
    if (steps[0] === undefined) throw new Error('accepted an app code outside its window, or twice');
    this.#lastStep.set(name, steps[0]);
  }

  /** Something beside the page was taken as the proof of a row: a right one, or the book does not balance. */
  confirm(regardingId: string, right: boolean): void {
    if (!right) throw new Error('confirmed by something that is no proof');
    if (this.#confirmed.has(regardingId)) throw new Error('confirmed twice');
    this.#confirmed.add(regardingId);
  }
  justifyRedeemed(regardingId: string): void {
    if (!this.#confirmed.delete(regardingId)) throw new Error('redeemed what nothing had confirmed, or twice');
  }
  /** No second factor is accepted from somebody who is blocked. */
  checkNotBlocked(personId: string): void {
    if (this.host.tables().blocks.has(personId)) throw new Error('accepted an answer while the person is blocked');
  }

  /** Every answer that was looked at, from the audit trail; no more than the limit in an hour between two right second factors. */
  checkGuesses(limit: number): void {
    let guesses: number[] = [];
    let enrolled = 0;
    for (const { action, at } of this.host.tables().events) {
      const first = enrolled === 0;
      if (action === 'authenticator.added') enrolled += 1;
      if (action === 'authenticator.removed') enrolled -= 1;
      const enrolling = action === 'enrollment.confirmed' || action === 'enrollment.completed';
      if (action === 'challenge.passed' || action === 'challenge.confirmed' || (enrolling && first)) guesses = [];
      if (action !== 'second_factor.counted') continue;
      guesses = [...guesses.filter((earlier) => at.getTime() - earlier < HOUR_MS), at.getTime()];
      if (guesses.length > limit) throw new Error('more answers were looked at than the limit');
    }
  }

  /** Texts and calls to one number in any hour. */
  checkSends(): void {
    const sent = this.host.tables().messages.filter(({ kind }) => kind !== 'push');
    for (const { to, at } of sent) {
      const hour = sent.filter((one) => one.to === to && one.at <= at && at.getTime() - one.at.getTime() < HOUR_MS);
      if (hour.length > MOST_TO_A_NUMBER) throw new Error('more texts and calls to a number than the limit');
    }
  }

  /** What must hold of the rows after every step. */
  checkRows(proofs: number): void {
    const { authenticators, enrollments, challenges } = this.host.tables();
    const bound = [...authenticators.values()].filter(({ method }) => method !== 'recovery-codes');
    if (bound.length !== proofs) throw new Error('an authenticator without a proof, or a proof without an authenticator');
    const isLive = ({ state }: { state: string }): boolean => ['awaiting_proof', 'pending', 'confirmed'].includes(state);
    const enrolling = [...enrollments.values()].filter(isLive).map(({ method }) => method);
    const challenged = [...challenges.values()].filter(isLive).map(({ purpose }) => purpose);
    for (const list of [enrolling, challenged])
      if (new Set(list).size !== list.length) throw new Error('two attempts live at once');
    const now = this.host.clock.now();
    const pushes = [...challenges.values()].filter(
      (row) => row.method === 'app-notification' && row.state === 'pending' && row.expiresAt > now,
    );
    if (pushes.length > 1) throw new Error('two notifications live at once');
    for (const row of [...enrollments.values(), ...challenges.values()]) {
      if (row.tries > 5) throw new Error('more tries than allowed');
      if (row.sends > (['voice-call', 'office-phone'].includes(row.method) ? 2 : 3)) throw new Error('more sends than allowed');
      const over = row.state !== 'awaiting_proof' && row.state !== 'pending';
      if (over && row.codeMac !== null) throw new Error('a code outlived its row');
    }
  }

  #textsFor(regardingId: string): Stamped<OutgoingText>[] {
    const { messages } = this.host.tables();
    return messages.filter((one): one is Stamped<OutgoingText> => one.kind === 'text-message' && one.regardingId === regardingId);
  }
}
