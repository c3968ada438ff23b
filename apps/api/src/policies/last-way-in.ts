import { Refused, rows, type Runner, type Work } from '../platform/index.js';
import { OF_A_DIRECTORY } from '../people/index.js';
import { matchSql } from './engine/match-sql.js';

/** Nothing binds these but the person, whatever the installation can send. */
const ENROLLABLE = ['app-code', 'app-notification'];

interface Admin {
  readonly id: string;
  readonly sealed: boolean;
  /** Usable authenticators. */
  readonly has: readonly string[];
  /** Any, also disabled ones: then nothing else may be enrolled. */
  readonly bound: boolean;
  readonly needsReview: boolean;
  readonly required: boolean;
  readonly methods: readonly string[];
  readonly enrollFrom: string;
}

/**
 * Refuses a change after which no admin could sign in: nobody active with a role, not blocked, who has a method that policy accepts or
 * may enroll one, and no emergency account. The change is tried and taken back in any case. Where no admin could sign in before,
 * nothing is refused: a change can only mend that.
 */
export async function shutsLastWayIn(work: Work, tried: () => Promise<unknown>): Promise<Refused | null> {
  const { manager } = work;
  if (!(await anAdminGetsIn(manager))) return null;
  await manager.query('SAVEPOINT last_way_in');
  await tried();
  const open = await anAdminGetsIn(manager);
  await manager.query('ROLLBACK TO SAVEPOINT last_way_in');
  if (open) return null;
  return new Refused(
    'last_way_in',
    {},
    'After this, no admin could sign in any more. Leave one of them a method that they have, or make an emergency account first.',
  );
}

/** As if everything that is published had begun, and every exception had ended. */
async function anAdminGetsIn(runner: Runner): Promise<boolean> {
  const ids = await rows<{ id: string }>(runner, `SELECT DISTINCT person_id AS id FROM person_role WHERE role = 'admin'`);
  if (ids.length === 0) return false;
  const values: unknown[] = [];
  const parameter = (value: unknown): string => `$${values.push(value)}`;
  const people = ids.map(({ id }) => id);
  const admins = await rows<Admin>(
    runner,
    `WITH ${matchSql(people, parameter, `'infinity'::timestamptz`)}
     SELECT p.id, NOT (${OF_A_DIRECTORY}) AS sealed, p.review_reason IS NOT NULL AS "needsReview", q.person_id IS NOT NULL AS required,
            coalesce(q.methods, '{}') AS methods, coalesce(q.terms ->> 'enrollFrom', 'password') AS "enrollFrom",
            ARRAY(SELECT a.method FROM authenticator a WHERE a.person_id = p.id AND a.removed_at IS NULL AND a.disabled_at IS NULL) AS has,
            EXISTS (SELECT 1 FROM authenticator a WHERE a.person_id = p.id AND a.removed_at IS NULL) AS bound
       FROM person p LEFT JOIN required q ON q.person_id = p.id
      WHERE p.id = ANY (${parameter(people)}::uuid[]) AND p.missing_since IS NULL AND p.directory_state = 'active'
        AND NOT EXISTS (SELECT 1 FROM block b WHERE b.person_id = p.id AND b.lifted_at IS NULL)`,
    values,
  );
  return admins.some(getsIn);
}

function getsIn({ sealed, has, bound, needsReview, required, methods, enrollFrom }: Admin): boolean {
  if (sealed) return has.includes('app-code');
  const accepts = (method: string): boolean => method !== 'recovery-codes' && (!required || methods.includes(method));
  if (has.some(accepts)) return true;
  return !bound && !needsReview && enrollFrom !== 'helpdesk' && ENROLLABLE.some(accepts);
}
