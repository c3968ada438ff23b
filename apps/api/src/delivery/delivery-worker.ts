import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  Optional,
} from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { maskPhone } from '@tessera/enrollment';
import { Bus, Database, HostSecretBox, SETTINGS, type Settings } from '../platform/index.js';
import { type Channel, DeliveryFailure } from './channels/channel.js';
import { channelFor } from './channels/registry.js';
import { type ClaimedMessage, type Handover, MAX_ATTEMPTS, MessageLog } from './message-log.js';
import { openText } from './outbox.js';

/** Messages in the air at once; each well within its lease. */
const BATCH = 10;
const SEND_MS = 10_000;

/** Injects the channels of a test; the registry's own otherwise. */
export const CHANNELS = Symbol('CHANNELS');

/**
 * Hands due messages to their channel. Any number of processes may run one: rows are leased, sent outside a transaction,
 * and recorded under the lease. A crash in between means the same id is handed over again, and the provider knows it.
 */
@Injectable()
export class DeliveryWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #log = new Logger('Delivery');
  #running: Promise<void> | null = null;
  #again = false;
  #stopped = false;

  constructor(
    private readonly messages: MessageLog,
    private readonly database: Database,
    private readonly box: HostSecretBox,
    private readonly bus: Bus,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Optional() @Inject(CHANNELS) private readonly channels?: readonly Channel[],
  ) {}

  onApplicationBootstrap(): void {
    this.bus.hear('outbox', () => void this.work());
  }

  /** Finishes the batch in hand and takes no other. */
  async beforeApplicationShutdown(): Promise<void> {
    this.#stopped = true;
    await this.#running;
  }

  @Interval(2000)
  async work(): Promise<void> {
    this.#again = true;
    this.#running ??= this.drain().finally(() => (this.#running = null));
    await this.#running;
  }

  private async drain(): Promise<void> {
    try {
      while (this.#again && !this.#stopped) {
        this.#again = false;
        const batch = await this.messages.claim(BATCH);
        await Promise.all(batch.map((message) => this.deliver(message)));
        if (batch.length === BATCH) this.#again = true;
      }
    } catch (cause) {
      this.#log.warn(`deliveries wait: ${cause instanceof Error ? cause.message : 'unknown'}`);
    }
  }

  private async deliver(message: ClaimedMessage): Promise<void> {
    const to = openText(this.box, message.recipient, message, 'recipient');
    const masked = maskPhone(to);
    if (message.expired) return void (await this.messages.finish(message, 'expired', { channel: null, masked }));
    const channel = channelFor(message.kind, this.settings, this.channels);
    if (!channel) return this.refused(message, { channel: null, masked, failure: 'no channel carries this kind' }, true);
    const sent = await this.send(channel, message, to);
    if ('reference' in sent)
      return void (await this.messages.finish(message, 'sent', { channel: channel.name, masked, ...sent }));
    await this.refused(message, { channel: channel.name, masked, failure: sent.failure }, sent.permanent);
  }

  private async send(channel: Channel, message: ClaimedMessage, to: string) {
    const host = {
      manager: this.database.manager,
      tell: (topic: string, payload: Record<string, unknown>) => this.bus.tell(this.database.manager, topic, payload),
    };
    try {
      const body = openText(this.box, message.body, message, 'body');
      return await channel.send({ id: message.id, to, body, signal: AbortSignal.timeout(SEND_MS) }, host);
    } catch (cause) {
      const known = cause instanceof DeliveryFailure;
      return { failure: known ? cause.message : 'the channel failed', permanent: known && cause.permanent };
    }
  }

  private async refused(message: ClaimedMessage, how: Handover, permanent: boolean): Promise<void> {
    if (permanent || message.attempts >= MAX_ATTEMPTS) return void (await this.messages.finish(message, 'failed', how));
    await this.messages.retryLater(message, how);
  }
}
