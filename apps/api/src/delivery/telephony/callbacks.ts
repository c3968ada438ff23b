import { Injectable } from '@nestjs/common';
import { Bus, Database, HostSecretBox, newToken, row, tokenHash, touched, type Work } from '../../platform/index.js';
import type { MessageKind } from '../message.js';
import { openContent } from '../outbox.js';
import { type EventState, recordEvent } from '../timeline.js';

/** A message that was handed to a provider, as the provider's reports find it. */
export interface HandedMessage {
  readonly id: string;
  readonly kind: MessageKind;
  readonly personId: string | null;
  readonly regardingId: string | null;
  readonly providerId: string;
  readonly provider: string;
  readonly reference: string | null;
  readonly body: Buffer | null;
  /** Its time, and five minutes more, are over: nothing that comes in counts any more (attack C08). */
  readonly late: boolean;
  readonly round: number;
}
export interface Report {
  readonly state: EventState | null;
  readonly reason?: string | null;
  /** Nothing else will come of it. */
  readonly final: boolean;
}

const COLUMNS = `m.id, m.kind, m.person_id AS "personId", m.regarding_id AS "regardingId", m.provider_id AS "providerId",
  p.name AS provider, m.provider_reference AS reference, m.body, m.call_round AS round,
  m.expires_at + interval '5 minutes' <= now() AS late`;
const FROM = 'FROM outbox_message m JOIN provider p ON p.id = m.provider_id';

/** What providers report. Every change is guarded: each report, question and answer counts once. */
@Injectable()
export class Callbacks {
  constructor(
    private readonly database: Database,
    private readonly box: HostSecretBox,
    private readonly bus: Bus,
  ) {}

  byToken(token: string): Promise<HandedMessage | null> {
    return row<HandedMessage>(this.database.manager, `SELECT ${COLUMNS} ${FROM} WHERE m.callback_hash = $1`, [tokenHash(token)]);
  }

  byReference(providerId: string, reference: string): Promise<HandedMessage | null> {
    return row<HandedMessage>(
      this.database.manager,
      `SELECT ${COLUMNS} ${FROM} WHERE m.provider_id = $1 AND m.provider_reference = $2`,
      [providerId, reference],
    );
  }

  /** The text that a reply from this number answers: the newest, not older than its time allows. */
  byRecipient(work: Work, providerId: string, mac: Buffer): Promise<HandedMessage | null> {
    return row<HandedMessage>(
      work.manager,
      `SELECT ${COLUMNS} ${FROM}
        WHERE m.recipient_mac = $2 AND m.provider_id = $1 AND m.kind = 'text-message' AND m.expires_at > now() ORDER BY m.created_at DESC LIMIT 1`,
      [providerId, mac],
    );
  }

  /** True for the first report under this id. */
  async once(work: Work, providerId: string, id: string): Promise<boolean> {
    const first = await touched(
      work.manager,
      'INSERT INTO provider_callback (provider_id, id) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING 1',
      [providerId, id.slice(0, 200)],
    );
    return first === 1;
  }

  /** False when this report was taken before; then nothing changes. */
  take(message: HandedMessage, id: string, report: Report): Promise<boolean> {
    return this.database.transaction(async (work) => {
      if (!(await this.once(work, message.providerId, `${message.id} ${id}`))) return false;
      await this.record(work, message, report);
      return true;
    });
  }

  async record(work: Work, message: HandedMessage, { state, reason = null, final }: Report): Promise<void> {
    if (final) {
      await touched(
        work.manager,
        'UPDATE outbox_message SET ended_at = now(), body = NULL, answer_hash = NULL WHERE id = $1 AND ended_at IS NULL RETURNING 1',
        [message.id],
      );
    }
    if (state === null) return;
    const known = await row(
      work.manager,
      'SELECT 1 FROM message_event WHERE message_id = $1 AND state = $2 AND provider_id = $3 LIMIT 1',
      [message.id, state, message.providerId],
    );
    if (known) return;
    const provider = { id: message.providerId, name: message.provider };
    await recordEvent(work.manager, this.bus, message, { state, reason, provider });
  }

  /**
   * The next question of a call, `round` 1 or 2: a one-use token for its answer. Null when the call is over or was asked
   * that already.
   */
  ask(work: Work, message: HandedMessage, round: 1 | 2): Promise<string | null> {
    const token = newToken();
    return touched(
      work.manager,
      `UPDATE outbox_message SET call_round = $2, answer_hash = $3
        WHERE id = $1 AND call_round = $2 - 1 AND kind = 'voice-call' AND ended_at IS NULL AND body IS NOT NULL RETURNING 1`,
      [message.id, round, tokenHash(token)],
    ).then((asked) => (asked === 1 ? token : null));
  }

  /** True for exactly one answer to the question. */
  async answered(work: Work, message: HandedMessage, token: string): Promise<boolean> {
    const taken = await touched(
      work.manager,
      'UPDATE outbox_message SET answer_hash = NULL WHERE id = $1 AND answer_hash = $2 AND ended_at IS NULL RETURNING 1',
      [message.id, tokenHash(token)],
    );
    return taken === 1;
  }

  /** For providers that ask by themselves: true for the one answer of a call. */
  async answeredOnce(work: Work, message: HandedMessage): Promise<boolean> {
    const taken = await touched(
      work.manager,
      `UPDATE outbox_message SET call_round = 2 WHERE id = $1 AND call_round < 2 AND kind = 'voice-call' AND ended_at IS NULL RETURNING 1`,
      [message.id],
    );
    return taken === 1;
  }

  script(message: HandedMessage) {
    return message.body ? openContent(this.box, message.body, { ...message, kind: 'voice-call' }) : null;
  }
}
