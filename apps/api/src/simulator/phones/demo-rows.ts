import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Bus, Database, Leader, row, rows } from '../../platform/index.js';
import type { DemoCall, DemoMail, DemoNews, DemoText } from './demo.types.js';

const TEXT = 'id, at, phone, body, from_person AS "fromPerson"';
const CALL = 'id, at, phone, from_number AS "from", state, locale, said, keys, outcome';
const MAIL = 'id, at, recipient AS "to", subject, body AS "text"';
const TOPIC = 'simulator';
const HOUR = 3600;

export interface CallChange {
  readonly state?: 'ANSWERED' | 'ENDED';
  readonly locale?: string;
  /** One more line that the caller said. */
  readonly said?: string;
  /** Keys pressed since. */
  readonly keys?: string;
  readonly outcome?: string;
}

/** What the demo phones and the demo mailbox received. Every change is told to whoever looks on, in any process. */
@Injectable()
export class DemoRows {
  constructor(
    private readonly database: Database,
    private readonly bus: Bus,
    private readonly leader: Leader,
  ) {}

  /** Newest first, as all the lists here. */
  texts(phone: string | null, limit: number): Promise<DemoText[]> {
    return rows(
      this.database.manager,
      `SELECT ${TEXT} FROM simulator_text WHERE $1::text IS NULL OR phone = $1 ORDER BY at DESC, id LIMIT $2`,
      [phone, limit],
    );
  }

  calls(limit: number): Promise<DemoCall[]> {
    return rows(this.database.manager, `SELECT ${CALL} FROM simulator_call ORDER BY at DESC, id LIMIT $1`, [limit]);
  }

  mails(limit: number): Promise<DemoMail[]> {
    return rows(this.database.manager, `SELECT ${MAIL} FROM simulator_mail ORDER BY at DESC, id LIMIT $1`, [limit]);
  }

  call(id: string): Promise<DemoCall | null> {
    return row(this.database.manager, `SELECT ${CALL} FROM simulator_call WHERE id = $1`, [id]);
  }

  async addText(text: { id: string; phone: string; body: string; fromPerson: boolean }): Promise<void> {
    await this.told(
      'text',
      text.id,
      'INSERT INTO simulator_text (id, phone, body, from_person) VALUES ($1, $2, $3, $4) RETURNING id',
      [text.id, text.phone, text.body, text.fromPerson],
    );
  }

  async addCall(call: { id: string; phone: string; from: string }): Promise<void> {
    await this.told('call', call.id, 'INSERT INTO simulator_call (id, phone, from_number) VALUES ($1, $2, $3) RETURNING id', [
      call.id,
      call.phone,
      call.from,
    ]);
  }

  async changeCall(id: string, change: CallChange): Promise<void> {
    await this.told(
      'call',
      id,
      `UPDATE simulator_call SET state = coalesce($2, state), locale = coalesce($3, locale), outcome = coalesce($4, outcome),
              said = said || coalesce($5, '{}'::text[]), keys = keys || coalesce($6, '') WHERE id = $1 RETURNING id`,
      [id, change.state, change.locale, change.outcome, change.said === undefined ? null : [change.said], change.keys],
    );
  }

  async addMail(mail: { id: string; to: string; subject: string; text: string }): Promise<void> {
    await this.told(
      'mail',
      mail.id,
      'INSERT INTO simulator_mail (id, recipient, subject, body) VALUES ($1, $2, $3, $4) RETURNING id',
      [mail.id, mail.to, mail.subject, mail.text],
    );
  }

  /** Calls that an earlier process took with it. */
  async endLostCalls(): Promise<void> {
    await rows(
      this.database.manager,
      `UPDATE simulator_call SET state = 'ENDED', outcome = 'failed' WHERE state <> 'ENDED' RETURNING 1`,
    );
  }

  async *news(): AsyncGenerator<DemoNews> {
    for await (const { kind, id } of this.bus.stream(TOPIC)) {
      const { manager } = this.database;
      if (kind === 'text') yield { text: await row<DemoText>(manager, `SELECT ${TEXT} FROM simulator_text WHERE id = $1`, [id]) };
      if (kind === 'call') yield { call: await row<DemoCall>(manager, `SELECT ${CALL} FROM simulator_call WHERE id = $1`, [id]) };
      if (kind === 'mail') yield { mail: await row<DemoMail>(manager, `SELECT ${MAIL} FROM simulator_mail WHERE id = $1`, [id]) };
    }
  }

  @Interval(HOUR * 1000)
  async forgetOld(): Promise<void> {
    if (!(await this.leader.claims('simulator', HOUR))) return;
    for (const table of ['simulator_text', 'simulator_call', 'simulator_mail']) {
      await rows(this.database.manager, `DELETE FROM ${table} WHERE at < now() - interval '1 day' RETURNING 1`);
    }
  }

  private told(kind: string, id: string, sql: string, parameters: readonly unknown[]): Promise<void> {
    return this.database.transaction(async ({ manager }) => {
      await row(manager, sql, parameters);
      await this.bus.tell(manager, TOPIC, { kind, id });
    });
  }
}
