import { Injectable } from '@nestjs/common';
import { Audit, SYSTEM } from '../audit/index.js';
import { Bus, Database, newToken, row, rows, tokenHash, touched, type Work } from '../platform/index.js';
import type { Provider } from './channels/channel.js';
import type { MessageKind } from './message.js';
import { type EventState, type NewEvent, recordEvent } from './timeline.js';

export const LEASE_SECONDS = 30;
export const MAX_ATTEMPTS = 5;
/** Seconds before the next attempt, by attempts made. */
const WAITS = [2, 5, 15, 30];

export interface ClaimedMessage {
  readonly id: string;
  readonly kind: MessageKind;
  readonly personId: string | null;
  readonly regardingId: string | null;
  readonly recipient: Buffer;
  readonly body: Buffer;
  readonly shownTo: string;
  readonly expiresAt: Date;
  /** This one included. Fences off a worker whose lease has run out. */
  readonly attempts: number;
  readonly expired: boolean;
  /** A provider was given it, and how that went is not known: `providerId` says which. */
  readonly doubtful: boolean;
  readonly providerId: string | null;
}

export interface Handover {
  readonly provider: Provider | null;
  readonly reference?: string;
  readonly failure?: string;
}

const MINE = `id = $1 AND state = 'sending' AND attempts = $2`;
const STATE: Readonly<Record<'sent' | 'failed' | 'expired', EventState>> = {
  sent: 'accepted',
  failed: 'failed',
  expired: 'expired',
};

/** The rows behind the worker: who may send what now, and how it went. Every end is audited in its own transaction. */
@Injectable()
export class MessageLog {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly bus: Bus,
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
        RETURNING id, kind, person_id AS "personId", regarding_id AS "regardingId", recipient, body, shown_to AS "shownTo",
                  expires_at AS "expiresAt", attempts, expires_at <= now() AS expired, handed_at IS NOT NULL AS doubtful,
                  provider_id AS "providerId"`,
        [limit, LEASE_SECONDS],
      ),
    );
  }

  /** Notes that a provider is about to be asked; what it reports finds the message by the token. Null: somebody else has it now. */
  async handing(message: ClaimedMessage, provider: Provider): Promise<string | null> {
    const token = newToken();
    const mine = await touched(
      this.database.manager,
      `UPDATE outbox_message SET handed_at = now(), provider_id = $3, channel = $4, callback_hash = $5 WHERE ${MINE} RETURNING 1`,
      [message.id, message.attempts, provider.id, provider.kind, tokenHash(token)],
    );
    return mine === 1 ? token : null;
  }

  /** The provider did not take it; another may be asked. */
  notTaken(message: ClaimedMessage, provider: Provider, failure: string): Promise<void> {
    return this.database.transaction(async (work) => {
      const mine = await touched(
        work.manager,
        `UPDATE outbox_message SET handed_at = NULL, failure = $3 WHERE ${MINE} RETURNING 1`,
        [message.id, message.attempts, failure],
      );
      if (mine === 1) await this.event(work, message, { state: 'failed', reason: failure, provider });
    });
  }

  /** False when another worker has taken it over since. */
  finish(message: ClaimedMessage, state: 'sent' | 'failed' | 'expired', how: Handover): Promise<boolean> {
    return this.database.transaction(async (work) => {
      const mine = await touched(
        work.manager,
        `UPDATE outbox_message SET state = $3, provider_reference = $4, failure = $5, recipient = NULL, leased_until = NULL,
                                   body = CASE WHEN $3 = 'sent' AND kind = 'voice-call' AND ended_at IS NULL THEN body END,
                                   finished_at = now()
          WHERE ${MINE} RETURNING 1`,
        [message.id, message.attempts, state, how.reference ?? null, how.failure ?? null],
      );
      if (mine === 0) return false;
      await this.event(work, message, { state: STATE[state], reason: how.failure, provider: how.provider });
      await this.audited(work, message, state, how);
      return true;
    });
  }

  /** `doubtful`: only the provider that may have it will be asked again. */
  async retryLater(message: ClaimedMessage, doubtful: boolean, failure: string): Promise<void> {
    await touched(
      this.database.manager,
      `UPDATE outbox_message SET state = 'queued', leased_until = NULL, failure = $3, due_at = now() + $4 * interval '1 second',
                                 handed_at = CASE WHEN $5 THEN handed_at END
        WHERE ${MINE} RETURNING 1`,
      [message.id, message.attempts, failure, WAITS[Math.min(message.attempts, WAITS.length) - 1], doubtful],
    );
  }

  private event(work: Work, message: ClaimedMessage, event: NewEvent): Promise<void> {
    return recordEvent(work.manager, this.bus, message, event);
  }

  private async audited(work: Work, message: ClaimedMessage, state: string, how: Handover): Promise<void> {
    const person = message.personId
      ? await row<{ name: string }>(work.manager, 'SELECT display_name AS name FROM person WHERE id = $1', [message.personId])
      : null;
    await this.audit.append(work, {
      action: `message.${state}`,
      outcome: state === 'sent' ? 'success' : 'refused',
      actor: SYSTEM,
      subject: message.personId ? { kind: 'person', id: message.personId, name: person?.name ?? '' } : null,
      details: {
        messageId: message.id,
        regardingId: message.regardingId,
        kind: message.kind,
        to: message.shownTo,
        channel: how.provider?.kind ?? null,
        provider: how.provider?.name ?? null,
        attempts: message.attempts,
        ...(how.failure ? { failure: how.failure } : {}),
      },
    });
  }
}
