import type { TestDatabase } from '../setup/database.js';

/** A policy in force that requires a second factor of a group and of those below it. */
export async function requireGroup(test: TestDatabase, name: string): Promise<void> {
  await test.query(
    `WITH made AS (INSERT INTO policy (name) VALUES ($1) RETURNING id),
          version AS (INSERT INTO policy_version (policy_id, name, methods) SELECT id, $1, '{app-code}' FROM made RETURNING id, policy_id)
     INSERT INTO policy_condition (version_id, effect, kind, target_id, label)
     SELECT version.id, 'include', 'group', g.id, g.name FROM version, directory_group g WHERE g.name = $1`,
    [name],
  );
  await test.query(`UPDATE policy_version SET number = 1, published_at = now() WHERE name = $1`, [name]);
  await test.query(`UPDATE policy SET active_version_id = (SELECT id FROM policy_version WHERE name = $1) WHERE name = $1`, [
    name,
  ]);
}
