import { rows, type Runner } from '../../platform/index.js';

/** Labels from a statement that selects `id` and `label` for the ids in `$1`. */
export const labelQuery =
  (sql: string) =>
  async (runner: Runner, targetIds: readonly string[]): Promise<ReadonlyMap<string, string>> => {
    const found = await rows<{ id: string; label: string }>(runner, sql, [targetIds]);
    return new Map(found.map(({ id, label }) => [id, label]));
  };
