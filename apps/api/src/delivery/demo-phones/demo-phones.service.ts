import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Bus, Database, Leader, row, rows } from '../../platform/index.js';
import type { DemoText } from './demo-phones.types.js';

const COLUMNS = 'id, at, phone, body';
const HOUR = 3600;

@Injectable()
export class DemoPhones {
  constructor(
    private readonly database: Database,
    private readonly bus: Bus,
    private readonly leader: Leader,
  ) {}

  /** Newest first. */
  texts(phone: string | null, limit: number): Promise<DemoText[]> {
    return rows<DemoText>(
      this.database.manager,
      `SELECT ${COLUMNS} FROM simulator_text WHERE $1::text IS NULL OR phone = $1 ORDER BY at DESC, id LIMIT $2`,
      [phone, limit],
    );
  }

  async *arrivals(): AsyncGenerator<{ demoTextArrived: DemoText }> {
    for await (const { id } of this.bus.stream('simulator')) {
      const text = await row<DemoText>(this.database.manager, `SELECT ${COLUMNS} FROM simulator_text WHERE id = $1`, [id]);
      if (text) yield { demoTextArrived: text };
    }
  }

  @Interval(HOUR * 1000)
  async forgetOldTexts(): Promise<void> {
    if (!(await this.leader.claims('demo-texts', HOUR))) return;
    await rows(this.database.manager, `DELETE FROM simulator_text WHERE at < now() - interval '1 day' RETURNING 1`);
  }
}
