import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Alerts } from '../../people/index.js';
import { Database, Leader, rows, type Work } from '../../platform/index.js';

/** An account that nobody has tried for so long may not work when it is needed. */
export const DRILL_DAYS = 90;
const REMIND_DAYS = 14;
const SECONDS = 3600;

/** Reminds the admins to try each emergency account. */
@Injectable()
export class EmergencyDrill {
  constructor(
    private readonly database: Database,
    private readonly leader: Leader,
    private readonly alerts: Alerts,
  ) {}

  @Interval(SECONDS * 1000)
  async tick(): Promise<void> {
    if (await this.leader.claims('emergency-drill', SECONDS)) await this.database.transaction((work) => this.remind(work));
  }

  async remind(work: Work): Promise<void> {
    const due = await rows<{ name: string; days: number }>(
      work.manager,
      `UPDATE emergency_account e SET reminded_at = now() FROM person p
        WHERE p.id = e.person_id AND e.removed_at IS NULL AND e.confirmed_at IS NOT NULL
          AND coalesce(e.last_used_at, e.confirmed_at) < now() - $1 * interval '1 day'
          AND (e.reminded_at IS NULL OR e.reminded_at < now() - $2 * interval '1 day')
        RETURNING p.display_name AS name, extract(day FROM now() - coalesce(e.last_used_at, e.confirmed_at))::int AS days`,
      [DRILL_DAYS, REMIND_DAYS],
    );
    for (const { name, days } of due) {
      await this.alerts.raise(work, {
        kind: 'emergency.drill_due',
        sentence: `Nobody has tried the emergency account ${name} for ${days} days: sign in with it once`,
        details: { account: name, days },
      });
    }
  }
}
