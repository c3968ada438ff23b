import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Database, Leader, touched } from '../platform/index.js';

const MINUTE = 60;
const HOUR = 3600;

/** Leaves nothing lying: scripts of calls whose end nobody reported, messages of last quarter, reports that cannot come again. */
@Injectable()
export class DeliverySweep {
  constructor(
    private readonly database: Database,
    private readonly leader: Leader,
  ) {}

  @Interval(MINUTE * 1000)
  async emptyScripts(): Promise<void> {
    if (!(await this.leader.claims('delivery-scripts', MINUTE))) return;
    await touched(
      this.database.manager,
      `UPDATE outbox_message SET body = NULL, answer_hash = NULL, ended_at = now()
        WHERE state = 'sent' AND body IS NOT NULL AND expires_at < now() - interval '10 minutes' RETURNING 1`,
    );
  }

  @Interval(HOUR * 1000)
  async forget(): Promise<void> {
    if (!(await this.leader.claims('delivery-forget', HOUR))) return;
    const old = `now() - interval '90 days'`;
    for (const [table, at] of [
      ['outbox_message', 'created_at'],
      ['provider_callback', 'at'],
    ] as const) {
      const most = 5000;
      let gone = most;
      while (gone === most) {
        gone = await touched(
          this.database.manager,
          `DELETE FROM ${table} WHERE ctid IN (SELECT ctid FROM ${table} WHERE ${at} < ${old} LIMIT ${most}) RETURNING 1`,
        );
      }
    }
  }
}
