import { Injectable } from '@nestjs/common';
import { Audit, SYSTEM } from '../audit/index.js';
import { Database, row, rows, touched } from '../platform/index.js';
import type { MessageKind } from './channels/channel.js';

export const LEASE_SECONDS = 30;
export const MAX_ATTEMPTS = 5;
/** Seconds before the next attempt, by attempts made. */
const WAITS = [2, 5, 15, 30];

export interface ClaimedMessage {
  readonly id: string;
  readonly kind: MessageKind;
  readonly personId: string;
  readonly regardingId: string;
  readonly recipient: Buffer;
  readonly body: Buffer;
  /** This one included. Fences off a worker whose lease has run out. */
  readonly attempts: number;
  readonly expired: boolean;
}

export interface Handover {
  readonly channel: string | null;
  readonly reference?: string;
  readonly failure?: string;
  /** What the audit log may show of the recipient. */
  readonly masked: string | null;
}

/** The rows behind the worker: who may send what now, and how it went. Every end is audited in its own transaction. */
@Injectable()
export class MessageLog {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  /** Takes due messages for one lease; another worker sees them again only when that has run out. */
  claim(limit: number): Promise<ClaimedMessage[]> {
    return this.database.transaction(({ manager }) =>
      rows<ClaimedMessage>(
        manager,
        `UPDATE outbox_message SET state = 'sending', attempts = attempts + 1, leased_until = now() + $2 * interval '1 second'
          WHERE id IN (SELECT id FROM outbox_message
                        WHERE state IN ('queued', 'sending') AND due_at <= now() AND (leased_until IS NULL OR leased_until <= now())
                        ORDER BY due_at LIMIT $1 FOR UPDATE SKIP LOCKED)
        RETURNING id, kind, person_id AS "personId", regarding_id AS "regardingId", recipient, body, attempts,
                  expires_at <= now() AS expired`,
        [limit, LEASE_SECONDS],
      ),
    );
  }

  /** False when another worker has taken it over since. */
  finish(message: ClaimedMessage, state: 'sent' | 'failed' | 'expired', how: Handover): Promise<boolean> {
    return this.database.transaction(async (work) => {
      const mine = await touched(
        work.manager,
        `UPDATE outbox_message SET state = $3, channel = $4, provider_reference = $5, failure = $6, recipient = NULL, body = NULL,
                                   leased_until = NULL, finished_at = now()
          WHERE id = $1 AND state = 'sending' AND attempts = $2 RETURNING 1`,
        [message.id, message.attempts, state, how.channel, how.reference ?? null, how.failure ?? null],
      );
      if (mine === 0) return false;
      const person = await row<{ name: string }>(work.manager, 'SELECT display_name AS name FROM person WHERE id = $1', [
        message.personId,
      ]);
      await this.audit.append(work, {
        action: `message.${state}`,
        outcome: state === 'sent' ? 'success' : 'refused',
        actor: SYSTEM,
        subject: { kind: 'person', id: message.personId, name: person?.name ?? '' },
        details: {
          messageId: message.id,
          regardingId: message.regardingId,
          kind: message.kind,
          to: how.masked,
          channel: how.channel,
          attempts: message.attempts,
          ...(how.failure ? { failure: how.failure } : {}),
        },
      });
      return true;
    });
  }

  async retryLater(message: ClaimedMessage, how: Handover): Promise<void> {
    await touched(
      this.database.manager,
      `UPDATE outbox_message SET state = 'queued', leased_until = NULL, channel = $3, failure = $4, due_at = now() + $5 * interval '1 second'
        WHERE id = $1 AND state = 'sending' AND attempts = $2 RETURNING 1`,
      [message.id, message.attempts, how.channel, how.failure ?? null, WAITS[Math.min(message.attempts, WAITS.length) - 1]],
    );
  }
}
