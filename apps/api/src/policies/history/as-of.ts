import { Injectable } from '@nestjs/common';
import { searchCondition } from '../../people/index.js';
import { Database, type PageInput, row, rows, type Runner } from '../../platform/index.js';
import { requirementSentence } from '../engine/sentence.js';
import { exceptionAt, knownAt, observationAt, requirementAt, stateAt } from './as-of-sql.js';
import type { AsOfFilter, PersonAsOf, PersonAsOfPage, RequirementCounts } from './as-of.types.js';

const AT = '$1::timestamptz';

/** What was required of everybody at a moment: a query over ranges, not a search of the log. */
@Injectable()
export class AsOf {
  constructor(private readonly database: Database) {}

  async counts(at: Date): Promise<RequirementCounts> {
    const counted = await this.patiently((runner) =>
      row<Omit<RequirementCounts, 'at'>>(
        runner,
        `WITH ${requirementAt(AT)}, ${observationAt(AT)}, ${exceptionAt(AT)},
         stated AS (SELECT p.id, ${stateAt(AT)} AS state FROM person p LEFT JOIN requirement_at r ON r.person_id = p.id WHERE ${knownAt(AT)})
         SELECT count(*)::int AS people, count(*) FILTER (WHERE state = 'disabled')::int AS disabled,
                count(*) FILTER (WHERE state = 'enabled')::int AS enabled, count(*) FILTER (WHERE state = 'enforced')::int AS enforced,
                (SELECT count(DISTINCT person_id)::int FROM exception_at) AS excepted, (SELECT count(*)::int FROM observation_at) AS observed
           FROM stated`,
        [at],
      ),
    );
    if (!counted) throw new Error('nobody could be counted');
    return { at, ...counted };
  }

  async people(at: Date, filter: AsOfFilter, page: PageInput): Promise<PersonAsOfPage> {
    const values: unknown[] = [at];
    const parameter = (value: unknown): string => `$${values.push(value)}`;
    const search = filter.search ? searchCondition(filter.search, parameter) : 'true';
    const state = filter.state ? `state = ${parameter(filter.state)}` : 'true';
    const found = await this.patiently((runner) =>
      rows<Omit<PersonAsOf, 'sentence'> & { total: number }>(
        runner,
        `WITH ${requirementAt(AT)},
         stated AS (
           SELECT p.id, p.display_name, p.login, p.department, ${stateAt(AT)} AS state, r.since, r.deadline, r.methods, r.reason_ids
             FROM person p LEFT JOIN requirement_at r ON r.person_id = p.id WHERE ${knownAt(AT)} AND ${search})
         SELECT s.id, s.display_name AS "displayName", s.login, s.department, s.state, s.since, s.deadline, coalesce(s.methods, '{}') AS methods,
                reasons_of(s.reason_ids) AS reasons, s.total
           FROM (SELECT *, count(*) OVER ()::int AS total FROM stated WHERE ${state}
                  ORDER BY lower(display_name), id OFFSET ${parameter(page.offset)} LIMIT ${parameter(Math.min(page.limit, 100))}) s
          ORDER BY lower(s.display_name), s.id`,
        values,
      ),
    );
    const items = found.map(({ total: _, ...person }) => {
      const facts = { required: person.state !== 'disabled', enrolled: person.state === 'enforced' };
      return { ...person, sentence: requirementSentence({ ...person, ...facts }) };
    });
    return { items, total: found[0]?.total ?? 0 };
  }

  /** Over everybody, so with a limit of time of its own. */
  private patiently<T>(look: (runner: Runner) => Promise<T>): Promise<T> {
    return this.database.transaction(async ({ manager }) => {
      await manager.query(`SET LOCAL statement_timeout = '30s'; SET LOCAL jit = off; SET LOCAL work_mem = '64MB'`);
      return look(manager);
    });
  }
}
