import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Audit, SYSTEM } from '../../audit/index.js';
import { ROLES_CHANGED } from '../../people/index.js';
import { Bus, Database, Leader, row, rows, type Work } from '../../platform/index.js';
import { numberWays } from './bulk-sql.js';
import { evaluationSql } from './evaluation-sql.js';
import { passedDates } from './passed-dates.js';

export type EvaluationCause = 'schedule' | 'sync' | 'publish' | 'withdraw' | 'roles' | 'date' | 'exception';

export interface Evaluation {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

/** How often dates are looked at, and how often everybody, which should find nothing. */
const SECONDS = 60;
const EVERYBODY_SECONDS = 3600;
const NOTHING: Evaluation = { added: 0, changed: 0, removed: 0 };

/** One evaluation at a time: whoever holds this sees everything that the one before has committed. */
export const lockRequirements = async ({ manager }: Work): Promise<void> => {
  await manager.query(`SET LOCAL statement_timeout = '120s'; SET LOCAL jit = off; SET LOCAL work_mem = '128MB'`);
  await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('requirements', 0))`);
};

/** Keeps `requirement` current for everyone. It prepares and reports; the gate at sign-in asks live and never reads it. */
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
    if (await this.leader.claims('requirements-all', EVERYBODY_SECONDS)) await this.alone('schedule');
    else if (await this.leader.claims('requirements', SECONDS)) await this.database.transaction((work) => this.catchUp(work));
  }

  /** In the caller's transaction, so that a change and what it requires commit together. Writes only rows that differ. */
  evaluate(work: Work, cause: EvaluationCause): Promise<Evaluation> {
    return this.current(work, cause, null);
  }

  /** The same for these people only; what is required of others must not have changed. */
  async evaluateSome(work: Work, cause: EvaluationCause, personIds: readonly string[]): Promise<Evaluation> {
    return personIds.length === 0 ? NOTHING : this.current(work, cause, personIds);
  }

  /** These people, or everybody where they are too many to name. */
  evaluateAffected(work: Work, cause: EvaluationCause, affected: readonly string[] | 'many'): Promise<Evaluation> {
    return affected === 'many' ? this.evaluate(work, cause) : this.evaluateSome(work, cause, affected);
  }

  /** Brings in the dates that have passed since the last time: each from its own moment, not from when it was noticed. */
  async catchUp(work: Work): Promise<void> {
    await lockRequirements(work);
    for (const { at, personIds } of await passedDates(work.manager)) await this.bring(work, 'date', personIds, at);
  }

  /** Before anybody foresees: dates that have passed, and roles, which are given and taken beside the engine. */
  async settle(work: Work): Promise<void> {
    await this.catchUp(work);
    const operators = await rows<{ id: string }>(work.manager, 'SELECT DISTINCT person_id AS id FROM person_role');
    await this.evaluateSome(
      work,
      'roles',
      operators.map(({ id }) => id),
    );
  }

  private async current(work: Work, cause: EvaluationCause, personIds: readonly string[] | null): Promise<Evaluation> {
    await this.catchUp(work);
    const clock = await row<{ at: string }>(work.manager, 'SELECT clock_timestamp()::text AS at');
    return this.bring(work, cause, personIds, clock?.at ?? '');
  }

  private async bring(work: Work, cause: EvaluationCause, personIds: readonly string[] | null, at: string): Promise<Evaluation> {
    const { manager } = work;
    await manager.query(numberWays('$1::timestamptz'), [at]);
    // Over everybody the planner takes the many for few, as nobody can count what a common table expression will hold.
    await manager.query(`SET LOCAL enable_nestloop = ${personIds ? 'on' : 'off'}`);
    const values: unknown[] = [];
    const sql = evaluationSql({ personIds, at }, (value) => `$${values.push(value)}`);
    const { added, changed, removed } = (await row<Evaluation>(manager, sql, values)) ?? NOTHING;
    await manager.query('SET LOCAL enable_nestloop = on');
    if (added + changed + removed > 0) {
      const details = { cause, added, changed, removed };
      await this.audit.append(work, { action: 'requirements.evaluated', actor: SYSTEM, details });
    }
    return { added, changed, removed };
  }

  private alone(cause: EvaluationCause): Promise<Evaluation> {
    return this.database.transaction((work) => this.evaluate(work, cause));
  }
}
