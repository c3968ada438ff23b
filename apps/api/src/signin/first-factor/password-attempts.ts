import { Injectable } from '@nestjs/common';
import {
  countOne,
  type Counted,
  Database,
  forgetAll,
  HostSecretBox,
  type Limit,
  type Runner,
  takeBack,
} from '../../platform/index.js';

const MINUTE = 60;
const SOURCE: Limit = { scope: 'password-source', most: 30, seconds: 5 * MINUTE, pauseSeconds: 5 * MINUTE };
const FIVE = { most: 5, seconds: 15 * MINUTE, pauseSeconds: 15 * MINUTE };
/** The name as it was typed, whether anybody answers to it or not. */
const NAME: Limit = { scope: 'password-name', ...FIVE };
/** The person behind it, by whichever of their names. */
const PERSON: Limit = { scope: 'password-person', ...FIVE };
const DEVICE: Limit = { scope: 'password-device', ...FIVE };

export interface PasswordAttempt {
  /** From `sourceNetwork`. */
  readonly network: string;
  readonly loginKey: string;
  readonly personId: string | null;
  /** A browser in which this person has signed in before counts by itself: others cannot spend its attempts. */
  readonly deviceId: string | null;
}
export interface OpenAttempt {
  readonly verdict: 'open';
  readonly source: Counted;
  readonly others: readonly Counted[];
}
export type AttemptVerdict =
  | OpenAttempt
  | { readonly verdict: 'paused'; readonly retryAt: Date }
  /** The person's attempts are spent by another of their names. Said to nobody: it would tell that the names are one person. */
  | { readonly verdict: 'silent'; readonly source: Counted };

/**
 * Wrong passwords, counted before the password is looked at. Apart from second-factor answers, and for unknown names just
 * as for known ones, so that the limit tells nothing about who exists.
 */
@Injectable()
export class PasswordAttempts {
  constructor(
    private readonly database: Database,
    private readonly box: HostSecretBox,
  ) {}

  count(attempt: PasswordAttempt): Promise<AttemptVerdict> {
    return this.database.transaction(async ({ manager }) => {
      const source = await countOne(manager, SOURCE, this.key('source', attempt.network));
      if ('retryAt' in source) return { verdict: 'paused', ...source };
      if (attempt.deviceId !== null) {
        const device = await countOne(manager, DEVICE, this.key('device', attempt.deviceId));
        return 'retryAt' in device ? { verdict: 'paused', ...device } : { verdict: 'open', source, others: [device] };
      }
      const name = await countOne(manager, NAME, this.key('name', attempt.loginKey));
      if ('retryAt' in name) return { verdict: 'paused', ...name };
      if (attempt.personId === null) return { verdict: 'open', source, others: [name] };
      const person = await countOne(manager, PERSON, this.key('person', attempt.personId));
      return 'retryAt' in person ? { verdict: 'silent', source } : { verdict: 'open', source, others: [name, person] };
    });
  }

  /** The password was right: what was counted against the person is forgotten, and of the source's count this one entry. */
  async right(runner: Runner, attempt: OpenAttempt): Promise<void> {
    await takeBack(runner, attempt.source);
    for (const counted of attempt.others) await forgetAll(runner, counted);
  }

  /** The directory gave no answer: as if it had not been tried. */
  async untried(attempt: OpenAttempt): Promise<void> {
    await this.database.transaction(async ({ manager }) => {
      for (const counted of [attempt.source, ...attempt.others]) await takeBack(manager, counted);
    });
  }

  private key(kind: string, value: string): string {
    return Buffer.from(this.box.mac(`password-attempts/${kind}`, Buffer.from(value, 'utf8'))).toString('hex');
  }
}
