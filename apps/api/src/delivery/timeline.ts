import { Injectable } from '@nestjs/common';
import { type Bus, row, rows, type Runner } from '../platform/index.js';
import type { MessageKind } from './message.js';

export type EventState =
  | 'queued'
  | 'accepted'
  | 'delivered'
  | 'failed'
  | 'ringing'
  | 'answered'
  | 'voicemail'
  | 'key_pressed'
  | 'replied'
  | 'no_answer'
  | 'busy'
  | 'expired';

/** One line of what was tried, when, and how it went. */
export interface DeliveryEvent {
  readonly at: Date;
  readonly kind: MessageKind;
  readonly state: EventState;
  /** The provider's reason, where it failed. */
  readonly reason: string | null;
  /** Name of the provider; null before one was asked. For operators only. */
  readonly provider: string | null;
}

export interface EventSource {
  readonly id: string;
  readonly kind: MessageKind;
  readonly regardingId: string | null;
}
export interface NewEvent {
  readonly state: EventState;
  readonly reason?: string | null;
  readonly provider?: { readonly id: string | null; readonly name: string } | null;
}

const REASON = 200;

/** Call it in the transaction of the change: pages that wait are told when it commits. */
export async function recordEvent(runner: Runner, bus: Bus, message: EventSource, event: NewEvent): Promise<void> {
  await row(
    runner,
    `INSERT INTO message_event (message_id, kind, state, reason, provider_id, provider) VALUES ($1, $2, $3, $4, $5, $6)`,
    [
      message.id,
      message.kind,
      event.state,
      event.reason?.slice(0, REASON) ?? null,
      event.provider?.id ?? null,
      event.provider?.name ?? null,
    ],
  );
  if (message.regardingId) await bus.tell(runner, 'progress', { regardingId: message.regardingId });
}

@Injectable()
export class Timeline {
  /** Oldest first, over all messages of each enrollment or challenge; those without one are absent. */
  async eventsOf(runner: Runner, regardingIds: readonly string[]): Promise<ReadonlyMap<string, DeliveryEvent[]>> {
    const found = await rows<DeliveryEvent & { about: string }>(
      runner,
      `SELECT m.regarding_id AS about, e.at, e.kind, e.state, e.reason, e.provider
         FROM outbox_message m JOIN message_event e ON e.message_id = m.id
        WHERE m.regarding_id = ANY ($1::uuid[]) ORDER BY e.id`,
      [regardingIds],
    );
    const events = new Map<string, DeliveryEvent[]>();
    for (const { about, ...event } of found) events.set(about, [...(events.get(about) ?? []), event]);
    return events;
  }
}
