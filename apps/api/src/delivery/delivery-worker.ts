import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Bus } from '../platform/index.js';
import { HandoverService } from './handover.js';
import { type ClaimedMessage, MessageLog } from './message-log.js';

/** Messages in the air at once, in one process. */
const MOST = 20;

/**
 * Hands over due messages. Any number of processes may run one: rows are leased, sent outside a transaction, and recorded
 * under the lease. A slow provider holds up its own messages and no others.
 */
@Injectable()
export class DeliveryWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #log = new Logger('Delivery');
  readonly #flying = new Set<Promise<void>>();
  #running: Promise<void> | null = null;
  #wake: () => void = () => undefined;
  #again = false;
  #stopped = false;

  constructor(
    private readonly messages: MessageLog,
    private readonly handover: HandoverService,
    private readonly bus: Bus,
  ) {}

  onApplicationBootstrap(): void {
    this.bus.hear('outbox', () => void this.work());
  }

  /** Finishes what is in the air and takes nothing else. */
  async beforeApplicationShutdown(): Promise<void> {
    this.#stopped = true;
    this.#wake();
    await this.#running;
  }

  /** Resolves when nothing is due and nothing is in the air. */
  @Interval(2000)
  async work(): Promise<void> {
    this.#again = true;
    this.#wake();
    this.#running ??= this.drain();
    await this.#running;
  }

  private async drain(): Promise<void> {
    try {
      while (this.#flying.size > 0 || (this.#again && !this.#stopped)) {
        const news = new Promise<void>((resolve) => (this.#wake = resolve));
        if (this.#again && !this.#stopped) await this.take();
        else await Promise.race([...this.#flying, news]);
      }
    } finally {
      this.#running = null;
    }
  }

  private async take(): Promise<void> {
    this.#again = false;
    const room = MOST - this.#flying.size;
    const taken = room > 0 ? await this.messages.claim(room).catch((cause: unknown) => this.waits(cause)) : [];
    for (const message of taken) this.fly(message);
    if (taken.length === room && taken.length > 0) this.#again = true;
    if (this.#flying.size === MOST) {
      await Promise.race(this.#flying);
      this.#again = true;
    }
  }

  private fly(message: ClaimedMessage): void {
    const flight = this.handover
      .deliver(message)
      .catch((cause: unknown) => void this.waits(cause))
      .finally(() => this.#flying.delete(flight));
    this.#flying.add(flight);
  }

  private waits(cause: unknown): [] {
    this.#log.warn(`deliveries wait: ${cause instanceof Error ? cause.name : 'unknown'}`);
    return [];
  }
}
