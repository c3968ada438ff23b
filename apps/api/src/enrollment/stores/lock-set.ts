import type { Runner } from '../../platform/index.js';

/** Any number that only these locks use. */
const SETS = 7_355;

/** One change of a person's authenticators and recovery codes at a time, until the transaction ends. May be taken again. */
export async function lockSet(runner: Runner, personId: string): Promise<void> {
  await runner.query('SELECT pg_advisory_xact_lock($1, hashtext($2))', [SETS, personId]);
}
