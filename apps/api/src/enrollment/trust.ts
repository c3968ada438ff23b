import { Injectable } from '@nestjs/common';
import type { TrustEnded } from '@tessera/enrollment';
import type { Runner, Work } from '../platform/index.js';

/** Ends what a slice above keeps on the strength of trust in a person. A throw undoes the whole transaction. */
export type EndOfTrust = (work: Work, ended: TrustEnded) => Promise<void>;

/**
 * Whoever opens something on the strength of trust in a person takes this lock first, and looks whether they are blocked after
 * it; the end of trust takes it as well. So nothing is opened beside an end, and not seen by it. Lasts until the transaction
 * ends; may be taken again.
 */
export async function lockTrust(runner: Runner, personId: string): Promise<void> {
  await runner.query(`SELECT pg_advisory_xact_lock(hashtextextended('sessions:' || $1, 0))`, [personId]);
}

/** Slices above say here what rests on trust in a person; all of it ends in the transaction in which the trust does. */
@Injectable()
export class Trust {
  readonly #ends: EndOfTrust[] = [];

  onEnd(end: EndOfTrust): void {
    this.#ends.push(end);
  }

  async end(work: Work, ended: TrustEnded): Promise<void> {
    await lockTrust(work.manager, ended.personId);
    for (const end of this.#ends) await end(work, ended);
  }
}
