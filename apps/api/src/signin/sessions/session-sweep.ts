import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Audit, SYSTEM } from '../../audit/index.js';
import { Database, Leader, rows, touched } from '../../platform/index.js';
import { LACKS_SECOND_FACTOR } from './second-factor.js';

const SECONDS = 30;

/** Ends sessions of one factor once two are required of their person (attack E16), and forgets limits that have run out. */
@Injectable()
export class SessionSweep {
  constructor(
    private readonly database: Database,
    private readonly leader: Leader,
    private readonly audit: Audit,
  ) {}

  @Interval(SECONDS * 1000)
  async tick(): Promise<void> {
    if (await this.leader.claims('session-sweep', SECONDS)) await this.sweep();
  }

  /** Returns how many sessions were ended. */
  async sweep(): Promise<number> {
    return this.database.transaction(async (work) => {
      const ended = await rows<{ personId: string; name: string; sessions: string[] }>(
        work.manager,
        `WITH ended AS (
           UPDATE session s SET ended_at = now(), end_reason = 'requirement'
            WHERE s.ended_at IS NULL AND s.expires_at > now() AND ${LACKS_SECOND_FACTOR}
           RETURNING s.id, s.person_id)
         SELECT p.id AS "personId", p.display_name AS name, array_agg(ended.id) AS sessions
           FROM ended JOIN person p ON p.id = ended.person_id GROUP BY p.id`,
      );
      for (const { personId, name, sessions } of ended) {
        await this.audit.append(work, {
          action: 'session.ended',
          actor: SYSTEM,
          subject: { kind: 'person', id: personId, name },
          details: { reason: 'requirement', sessions },
        });
      }
      await touched(work.manager, `DELETE FROM rolling_limit WHERE updated_at < now() - interval '2 days' RETURNING 1`);
      return ended.reduce((sum, { sessions }) => sum + sessions.length, 0);
    });
  }
}
