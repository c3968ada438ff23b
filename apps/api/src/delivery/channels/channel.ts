import type { EntityManager } from 'typeorm';
import type { Settings } from '../../platform/index.js';

/** What a message is: one word a kind; a channel says which it carries. */
export type MessageKind = 'text-message';

export interface ChannelMessage {
  /** Also the idempotency key: the same id may be handed over twice after a crash, and is delivered once. */
  readonly id: string;
  /** E.164. */
  readonly to: string;
  readonly body: string;
  readonly signal: AbortSignal;
}

/** A way out for messages. One folder a channel, one line in the registry. */
export interface Channel {
  readonly name: string;
  readonly kinds: readonly MessageKind[];
  available(settings: Settings): boolean;
  /** Resolves once the provider has taken the message; throws `DeliveryFailure`. */
  send(message: ChannelMessage, host: ChannelHost): Promise<{ readonly reference: string }>;
}

/** What the process lends to a channel. */
export interface ChannelHost {
  readonly manager: EntityManager;
  /** News for whoever shows the message live. */
  tell(topic: string, payload: Record<string, unknown>): Promise<void>;
}

/** The provider said no. `permanent`: trying again cannot help. The message names no recipient and no content. */
export class DeliveryFailure extends Error {
  override readonly name = 'DeliveryFailure';
  constructor(
    message: string,
    readonly permanent: boolean,
  ) {
    super(message);
  }
}
