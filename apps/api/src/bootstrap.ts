import type { INestApplicationContext } from '@nestjs/common';
import { canonicalDn } from '@tessera/directory';
import { Audit, SYSTEM } from './audit/index.js';
import { type OperatorRole, Database, rows } from './platform/index.js';
import { Engine } from './policies/index.js';
import { SetupToken } from './signin/index.js';

/** The demo organisation's groups that stand for console roles, as canonical DNs. */
export function demoRoleGroups(baseDn: string): Record<OperatorRole, string> {
  const key = (name: string): string => canonicalDn(`cn=${name},ou=Groups,${baseDn}`)?.key ?? '';
  return { admin: key('Tessera Admins'), helpdesk: key('Tessera Helpdesk'), auditor: key('Tessera Auditors') };
}

/**
 * The first operators of a fresh installation: in demo mode the demo directory's own groups, otherwise whoever holds the
 * one-time setup token that is returned here to be printed. Does nothing once an operator ever existed.
 */
export async function bootstrapOperators(
  app: INestApplicationContext,
  demoGroups: Readonly<Record<OperatorRole, string>> | null,
): Promise<string | undefined> {
  const database = app.get(Database);
  if (!demoGroups) return (await app.get(SetupToken).issue()) ?? undefined;
  await database.transaction(async (work) => {
    const first = await rows(
      work.manager,
      `INSERT INTO installation (name, value) VALUES ('operator-existed', 'true') ON CONFLICT (name) DO NOTHING RETURNING 1`,
    );
    if (first.length === 0) return;
    for (const [role, dnKey] of Object.entries(demoGroups)) {
      const mapped = await rows<{ id: string; name: string }>(
        work.manager,
        `WITH found AS (SELECT id, name FROM directory_group WHERE dn_key = $2 AND missing_since IS NULL),
              mapped AS (INSERT INTO role_mapping (role, group_id, created_by) SELECT $1, id, 'Tessera' FROM found
                         ON CONFLICT DO NOTHING RETURNING group_id)
         SELECT found.id, found.name FROM found JOIN mapped ON mapped.group_id = found.id`,
        [role, dnKey],
      );
      for (const group of mapped) {
        await app.get(Audit).append(work, {
          action: 'role.mapped',
          actor: SYSTEM,
          subject: { kind: 'group', id: group.id, name: group.name },
          details: { role },
        });
      }
    }
    await app.get(Engine).evaluate(work, 'roles');
  });
  return undefined;
}
