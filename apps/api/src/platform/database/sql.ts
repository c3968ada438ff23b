import type { EntityManager } from 'typeorm';

/** Anything that runs one statement: an entity manager, inside a transaction or not. */
export type Runner = Pick<EntityManager, 'query'>;

/**
 * Runs one statement and returns its rows, typed by the caller. TypeORM answers `[rows, count]` to UPDATE and DELETE and
 * plain rows to the rest; here it is always rows.
 */
export async function rows<T>(runner: Runner, sql: string, parameters: readonly unknown[] = []): Promise<T[]> {
  const answer: unknown = await runner.query(sql, [...parameters]);
  if (!Array.isArray(answer)) return [];
  if (answer.length === 2 && Array.isArray(answer[0]) && typeof answer[1] === 'number') return answer[0] as T[];
  return answer as T[];
}

/** The first row, or null. */
export async function row<T>(runner: Runner, sql: string, parameters: readonly unknown[] = []): Promise<T | null> {
  return (await rows<T>(runner, sql, parameters))[0] ?? null;
}

/** Rows that an INSERT, UPDATE or DELETE touched; the statement must end in RETURNING. */
export async function touched(runner: Runner, sql: string, parameters: readonly unknown[] = []): Promise<number> {
  return (await rows(runner, sql, parameters)).length;
}
