import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Audit, SYSTEM } from '../../audit/index.js';
import { Alerts } from '../../people/index.js';
import { Database, Leader, row, type Work } from '../../platform/index.js';
import { REFUSALS } from './refusals-sql.js';

const SECONDS = 15;
const MINUTES = 10;
const LEAST_PEOPLE = 10;
const SHARE = 0.2;
/** Told once in this time, and shown in the console for as long. */
const QUIET_MINUTES = 60;
/** Row of `installation`. */
const ALARM = 'policy-refusals';

interface Counted {
  readonly people: number;
  readonly refused: number;
  readonly policies: readonly { readonly id: string; readonly refused: number }[];
}
export interface RefusalAlarm extends Counted {
  readonly at: string;
}

/**
 * Policy refuses many of those whose password was right: a change that bites the wrong people (attack G07). The admins are told and can
 * roll back; nothing is weakened by itself, for somebody could bring that about.
 */
@Injectable()
export class RefusalWatch {
  constructor(
    private readonly database: Database,
    private readonly leader: Leader,
    private readonly alerts: Alerts,
    private readonly audit: Audit,
  ) {}

  @Interval(SECONDS * 1000)
  async tick(): Promise<void> {
    if (await this.leader.claims('refusal-watch', SECONDS)) await this.database.transaction((work) => this.look(work));
  }

  /** The alarm of the last hour, or null. */
  async current(): Promise<RefusalAlarm | null> {
    const found = await row<{ value: RefusalAlarm }>(
      this.database.manager,
      `SELECT value FROM installation WHERE name = $1 AND updated_at > now() - $2 * interval '1 minute'`,
      [ALARM, QUIET_MINUTES],
    );
    return found?.value ?? null;
  }

  async look(work: Work): Promise<void> {
    const counted = await row<Counted>(work.manager, REFUSALS, [MINUTES]);
    if (!counted || counted.people < LEAST_PEOPLE || counted.refused <= counted.people * SHARE) return;
    const alarm: RefusalAlarm = { ...counted, at: work.now.toISOString() };
    const raised = await row(
      work.manager,
      `INSERT INTO installation AS i (name, value) VALUES ($1, $2)
       ON CONFLICT (name) DO UPDATE SET value = excluded.value, updated_at = now() WHERE i.updated_at <= now() - $3 * interval '1 minute'
       RETURNING 1 AS raised`,
      [ALARM, JSON.stringify(alarm), QUIET_MINUTES],
    );
    if (!raised) return;
    const { people, refused, policies } = counted;
    await this.audit.append(work, {
      action: 'policy.refusals_alarmed',
      actor: SYSTEM,
      details: { people, refused, minutes: MINUTES, policies: policies.map(({ id }) => id) },
    });
    await this.alerts.raise(work, {
      kind: 'policy.refusals_alarmed',
      sentence: `Policy refused ${refused} of ${people} people who gave their right password within ${MINUTES} minutes: look at the last change and roll it back if it is wrong`,
      details: { people, refused, minutes: MINUTES },
    });
  }
}
