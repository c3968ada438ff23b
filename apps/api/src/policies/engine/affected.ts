import { rows, type Runner } from '../../platform/index.js';
import { reachedByDraft } from './bulk-sql.js';
import type { DraftRules } from './sources-sql.js';

/** Above this, everybody is evaluated: it costs less than naming them. */
const SOME = 20_000;

/** Whom a version matches now and whom the one after it will: nobody else's requirement can change when it takes its place. */
export async function affectedBy(
  runner: Runner,
  versionId: string | null,
  next: DraftRules | null,
): Promise<readonly string[] | 'many'> {
  const values: unknown[] = [];
  const parameter = (value: unknown): string => `$${values.push(value)}`;
  const old = `${parameter(versionId)}::uuid`;
  const found = await rows<{ id: string }>(
    runner,
    `WITH ${next ? `${reachedByDraft(next, parameter, 'true')},` : ''}
     affected AS (
       SELECT person_id FROM requirement WHERE ${old} = ANY (versions)
        UNION SELECT person_id FROM observation WHERE ${old} = ANY (versions)
        ${next ? 'UNION SELECT person_id FROM reached' : ''}
     )
     SELECT person_id AS id FROM affected LIMIT ${SOME + 1}`,
    values,
  );
  return found.length > SOME ? 'many' : found.map(({ id }) => id);
}
