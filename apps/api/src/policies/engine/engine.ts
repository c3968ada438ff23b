import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Audit, SYSTEM } from '../../audit/index.js';
import { ROLES_CHANGED } from '../../people/index.js';
import { Bus, Database, Leader, row, type Work } from '../../platform/index.js';
import { matchSql } from './match-sql.js';

export type EvaluationCause = 'schedule' | 'sync' | 'publish' | 'withdraw' | 'roles';

export interface Evaluation {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

const SECONDS = 60;
const NOTHING: Evaluation = { added: 0, changed: 0, removed: 0 };

/** One evaluation at a time: whoever holds this sees everything that the one before has committed. */
export const lockRequirements = async ({ manager }: Work): Promise<void> => {
  await manager.query(`SET LOCAL statement_timeout = '120s'`);
  await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('requirements', 0))`);
};

/** Keeps `requirement` current for everyone. It prepares and reports; the gate at sign-in runs the same SQL and never reads it. */
@Injectable()
export class Engine implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly leader: Leader,
    private readonly audit: Audit,
    private readonly bus: Bus,
  ) {}

  onApplicationBootstrap(): void {
    this.bus.hear(ROLES_CHANGED, () => void this.alone('roles').catch(() => undefined));
  }

  @Interval(SECONDS * 1000)
  async tick(): Promise<void> {
    if (await this.leader.claims('requirements', SECONDS)) await this.alone('schedule');
  }

  /** In the caller's transaction, so that a change and what it requires commit together. Writes only rows that differ. */
  evaluate(work: Work, cause: EvaluationCause): Promise<Evaluation> {
    return this.bring(work, cause, null);
  }

  /** The same for these people only; what is required of others must not have changed. */
  async evaluateSome(work: Work, cause: EvaluationCause, personIds: readonly string[]): Promise<Evaluation> {
    return personIds.length === 0 ? NOTHING : this.bring(work, cause, personIds);
  }

  private async bring(work: Work, cause: EvaluationCause, personIds: readonly string[] | null): Promise<Evaluation> {
    await lockRequirements(work);
    const values: unknown[] = [];
    const parameter = (value: unknown): string => `$${values.push(value)}`;
    const counted = await row<Evaluation>(
      work.manager,
      `WITH ${matchSql(personIds ? { personIds } : {}, parameter)},
       due AS MATERIALIZED (
         SELECT q.*, CASE WHEN (q.terms ->> 'graceDays')::integer > 0
                          THEN coalesce(f.at, now()) + (q.terms ->> 'graceDays')::integer * interval '1 day' END AS deadline
           FROM required q LEFT JOIN first_required f ON f.person_id = q.person_id
       ),
       fixed AS (
         INSERT INTO first_required SELECT q.person_id, now() FROM due q
          WHERE NOT EXISTS (SELECT 1 FROM first_required f WHERE f.person_id = q.person_id)
         ON CONFLICT DO NOTHING
       ),
       removed AS (
         DELETE FROM requirement r
          WHERE NOT EXISTS (SELECT 1 FROM due q WHERE q.person_id = r.person_id)
                ${personIds ? `AND r.person_id = ANY (${parameter(personIds)}::uuid[])` : ''}
         RETURNING 1
       ),
       changed AS (
         UPDATE requirement r SET methods = q.methods, reasons = q.reasons, terms = q.terms, deadline = q.deadline, computed_at = now()
           FROM due q
          WHERE q.person_id = r.person_id
            AND (r.methods, r.reasons, r.terms, r.deadline) IS DISTINCT FROM (q.methods, q.reasons, q.terms, q.deadline)
         RETURNING 1
       ),
       added AS (
         INSERT INTO requirement (person_id, since, methods, reasons, terms, deadline, computed_at)
         SELECT q.person_id, now(), q.methods, q.reasons, q.terms, q.deadline, now() FROM due q
          WHERE NOT EXISTS (SELECT 1 FROM requirement r WHERE r.person_id = q.person_id)
         RETURNING 1
       )
       SELECT (SELECT count(*)::int FROM added) AS added, (SELECT count(*)::int FROM changed) AS changed,
              (SELECT count(*)::int FROM removed) AS removed`,
      values,
    );
    const evaluation = counted ?? NOTHING;
    if (evaluation.added + evaluation.changed + evaluation.removed > 0) {
      await this.audit.append(work, { action: 'requirements.evaluated', actor: SYSTEM, details: { cause, ...evaluation } });
    }
    return evaluation;
  }

  private alone(cause: EvaluationCause): Promise<Evaluation> {
    return this.database.transaction((work) => this.evaluate(work, cause));
  }
}
