import { totpCode } from '../methods/app-code/totp.js';
import { codeInText } from './answers.js';
import type { MemoryHost } from './memory/memory-ports.js';

const STEP_SECONDS = 30;

/**
 * An independent book of what may be accepted: it knows the texts that went out, the keys that apps hold and the clock, and
 * nothing of how the core decides. `justify` throws when an accepted answer has no reason in the book.
 */
export class Ledger {
  readonly #spentTexts = new Set<string>();
  readonly #lastStep = new Map<string, number>();

  constructor(readonly host: MemoryHost) {}

  /** Codes texted for a row, oldest first. */
  textsFor(regardingId: string): string[] {
    return this.#messagesFor(regardingId).map((message) => codeInText(message.body));
  }

  justifyText(regardingId: string, code: string): void {
    const newest = this.#messagesFor(regardingId).at(-1);
    if (newest === undefined || codeInText(newest.body) !== code) throw new Error('accepted a code that is not the newest one');
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

  /** Every answer that was looked at, from the audit trail; no more than the limit in an hour between two right second factors. */
  checkGuesses(limit: number): void {
    let guesses: number[] = [];
    let enrolled = 0;
    for (const event of this.host.tables().events) {
      if (event.action === 'enrollment.completed') enrolled += 1;
      const proven = event.action === 'challenge.passed' || (event.action === 'enrollment.completed' && enrolled === 1);
      if (proven) guesses = [];
      if (event.action !== 'second_factor.counted') continue;
      const at = event.at.getTime();
      guesses = [...guesses.filter((earlier) => at - earlier < 3_600_000), at];
      if (guesses.length > limit) throw new Error('more answers were looked at than the limit');
    }
  }

  /** What must hold of the rows after every step. */
  checkRows(proofs: number): void {
    const { authenticators, enrollments, challenges } = this.host.tables();
    if (authenticators.size !== proofs) throw new Error('an authenticator without a proof, or a proof without an authenticator');
    const waiting = [...enrollments.values()].filter((row) => row.state === 'awaiting_proof').map((row) => row.method);
    const pending = [...challenges.values()].filter((row) => row.state === 'pending').map((row) => row.purpose);
    for (const list of [waiting, pending]) if (new Set(list).size !== list.length) throw new Error('two attempts live at once');
    for (const row of [...enrollments.values(), ...challenges.values()]) {
      if (row.tries > 5) throw new Error('more tries than allowed');
      const over = row.state !== 'awaiting_proof' && row.state !== 'pending';
      if (over && row.codeMac !== null) throw new Error('a code outlived its row');
    }
  }

  #messagesFor(regardingId: string) {
    return this.host.tables().messages.filter((message) => message.regardingId === regardingId);
  }
}
