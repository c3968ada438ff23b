import { Injectable } from '@nestjs/common';
import { DEFAULT_SETTINGS } from '@tessera/enrollment';
import { Database, row, rows } from '../../platform/index.js';
import type { Delivery, DeliveryEventType, DeliveryHealth } from './deliveries.types.js';

/** What was sent, for operators. */
@Injectable()
export class Deliveries {
  #budget = (): Promise<number> => Promise.resolve(DEFAULT_SETTINGS.sendsPerDay);

  constructor(private readonly database: Database) {}

  /** The slice that keeps the budget of texts and calls says how large it is. */
  budgetFrom(budget: () => Promise<number>): void {
    this.#budget = budget;
  }

  /** Newest first. */
  async of(personId: string, limit: number): Promise<Delivery[]> {
    const found = await rows<Omit<Delivery, 'events'> & { events: (Omit<DeliveryEventType, 'at'> & { at: string })[] }>(
      this.database.manager,
      `SELECT m.id, m.kind, m.shown_to AS "to", m.created_at AS "createdAt", coalesce(e.events, '[]') AS events
         FROM outbox_message m
         LEFT JOIN LATERAL (
           SELECT json_agg(json_build_object('at', at, 'kind', kind, 'state', state, 'reason', reason, 'provider', provider) ORDER BY id) AS events
             FROM message_event WHERE message_id = m.id) e ON true
        WHERE m.person_id = $1 ORDER BY m.created_at DESC, m.id LIMIT $2`,
      [personId, limit],
    );
    return found.map((one) => ({ ...one, events: one.events.map((event) => ({ ...event, at: new Date(event.at) })) }));
  }

  async health(): Promise<DeliveryHealth> {
    const counts = await row<Omit<DeliveryHealth, 'budget'>>(
      this.database.manager,
      `SELECT count(*) FILTER (WHERE kind IN ('text-message', 'voice-call'))::int AS "spentToday",
              count(*) FILTER (WHERE state = 'sent')::int AS "sentToday",
              count(*) FILTER (WHERE state = 'failed' OR EXISTS (
                SELECT 1 FROM message_event e WHERE e.message_id = m.id AND e.state = 'failed' AND m.state = 'sent' AND e.at > m.finished_at)
              )::int AS "failedToday"
         FROM outbox_message m WHERE created_at >= now() - interval '1 day'`,
    );
    return { budget: await this.#budget(), ...(counts ?? { spentToday: 0, sentToday: 0, failedToday: 0 }) };
  }
}
