import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import type { Method } from '@tessera/enrollment';
import { Deliveries } from '../delivery/index.js';
import { Database, row } from '../platform/index.js';
import { forgetOldTallies } from './stores/send-tally.js';

const EVERY_MS = 600_000;
const LEAST = 100;
const PHONES: readonly Method[] = ['text-message', 'voice-call', 'office-phone'];

/**
 * Texts and calls of the whole installation a day: two for everybody who has a phone here, or is required and may set one up,
 * so that the first day of a policy does not run dry; never less than a hundred (attack C01).
 */
@Injectable()
export class SendBudget implements OnModuleInit, OnApplicationBootstrap {
  readonly #log = new Logger('SendBudget');
  #perDay = LEAST;

  constructor(
    private readonly database: Database,
    private readonly deliveries: Deliveries,
  ) {}

  get perDay(): number {
    return this.#perDay;
  }

  onModuleInit(): void {
    this.deliveries.budgetFrom(async () => this.perDay);
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.count();
  }

  /** A count that fails leaves the last one in force. */
  @Interval(EVERY_MS)
  async count(): Promise<void> {
    try {
      const counted = await row<{ people: number }>(
        this.database.manager,
        `SELECT count(*)::int AS people FROM (
           SELECT person_id FROM authenticator WHERE method = ANY ($1) AND removed_at IS NULL
           UNION SELECT person_id FROM requirement WHERE methods && $1
         ) AS reachable`,
        [PHONES],
      );
      await forgetOldTallies(this.database.manager);
      this.#perDay = Math.max(LEAST, 2 * (counted?.people ?? 0));
    } catch (cause) {
      this.#log.warn(`people with a phone were not counted: ${cause instanceof Error ? cause.message : 'unknown'}`);
    }
  }
}
