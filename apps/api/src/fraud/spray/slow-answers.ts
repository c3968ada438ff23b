import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { randomInt } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { Bus, Database, row } from '../../platform/index.js';
import { SPRAY } from './spray-watch.js';

const EVERY_MS = 15_000;
const SHORTEST_MS = 1000;
const LONGEST_MS = 3000;

/** Makes each answer to a second factor late while a spray is suspected, so that trying out a list takes its time (attack A08). */
@Injectable()
export class SlowAnswers implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #log = new Logger('SlowAnswers');
  #slow = false;
  #deaf: () => void = () => undefined;

  constructor(
    private readonly database: Database,
    private readonly bus: Bus,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.#deaf = this.bus.hear(SPRAY, () => void this.look());
    await this.look();
  }

  onModuleDestroy(): void {
    this.#deaf();
  }

  /** Also on its own, since news may be lost. A look that fails leaves things as they were. */
  @Interval(EVERY_MS)
  async look(): Promise<void> {
    try {
      this.#slow = (await row(this.database.manager, 'SELECT 1 FROM installation WHERE name = $1', [SPRAY])) !== null;
    } catch (cause) {
      this.#log.warn(`whether a spray is suspected was not read: ${cause instanceof Error ? cause.message : 'unknown'}`);
    }
  }

  /** To be waited for when all is decided and committed: nothing is held meanwhile but the request. */
  async hold(): Promise<void> {
    if (this.#slow) await wait(randomInt(SHORTEST_MS, LONGEST_MS + 1));
  }
}
