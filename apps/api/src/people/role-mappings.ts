import { Injectable } from '@nestjs/common';
import { actorOf, Audit } from '../audit/index.js';
import {
  Bus,
  Database,
  type FullViewer,
  type OperatorRole,
  Refused,
  row,
  rows,
  type Runner,
  type Work,
} from '../platform/index.js';
import { DirectoryGroupEntity } from './directory-group.entity.js';
import { GROUP_FIELDS } from './group-list.js';
import type { RoleMapping } from './people.types.js';
import { RoleMappingEntity } from './role-mapping.entity.js';

/** News of this topic: somebody's console role may have changed. */
export const ROLES_CHANGED = 'roles';

/** Which directory groups stand for console roles. A refusal is an answer here; the resolver throws it after the commit. */
@Injectable()
export class RoleMappings {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly bus: Bus,
  ) {}

  async list(runner: Runner = this.database.manager, id: string | null = null): Promise<RoleMapping[]> {
    return rows<RoleMapping>(
      runner,
      `SELECT rm.id, rm.role, rm.created_at AS "createdAt", rm.created_by AS "createdBy", row_to_json(g) AS group
         FROM role_mapping rm
         JOIN LATERAL (SELECT ${GROUP_FIELDS} FROM directory_group g JOIN directory d ON d.id = g.directory_id WHERE g.id = rm.group_id) g ON true
        WHERE $1::uuid IS NULL OR rm.id = $1
        ORDER BY array_position(ARRAY['admin', 'helpdesk', 'auditor'], rm.role), lower(g.name)`,
      [id],
    );
  }

  add(operator: FullViewer, role: OperatorRole, groupId: string): Promise<RoleMapping | Refused> {
    return this.database.transaction(async (work) => {
      const { manager } = work;
      const group = await manager.findOneBy(DirectoryGroupEntity, { id: groupId });
      if (!group || group.missingSince) return new Refused('not_found', { field: 'groupId' });
      const made = await row<{ id: string }>(
        manager,
        `INSERT INTO role_mapping (role, group_id, created_by) VALUES ($1, $2, $3) ON CONFLICT (role, group_id) DO NOTHING RETURNING id`,
        [role, groupId, operator.displayName],
      );
      if (made) await this.record(work, 'role.mapped', operator, role, group);
      const known = made ?? (await manager.findOneByOrFail(RoleMappingEntity, { role, groupId }));
      const [mapping] = await this.list(manager, known.id);
      return mapping ?? new Refused('not_found');
    });
  }

  remove(operator: FullViewer, id: string): Promise<true | Refused> {
    return this.database.transaction(async (work) => {
      const { manager } = work;
      // All of them, so that two admins who remove the two last ones wait for each other.
      await manager.query(`SELECT 1 FROM role_mapping WHERE role = 'admin' ORDER BY id FOR UPDATE`);
      const mapping = await manager.findOneBy(RoleMappingEntity, { id });
      if (!mapping) return new Refused('not_found');
      if (mapping.role === 'admin' && !(await adminsBeside(manager, mapping.groupId))) {
        return new Refused(
          'policy_invalid',
          {},
          'Nobody would be admin any more. Give the role to another group with people in it first.',
        );
      }
      const group = await manager.findOneByOrFail(DirectoryGroupEntity, { id: mapping.groupId });
      await manager.delete(RoleMappingEntity, { id });
      await this.record(work, 'role.unmapped', operator, mapping.role, group);
      return true;
    });
  }

  private async record(
    work: Work,
    action: string,
    operator: FullViewer,
    role: OperatorRole,
    group: DirectoryGroupEntity,
  ): Promise<void> {
    await this.audit.append(work, {
      action,
      actor: actorOf(operator),
      subject: { kind: 'group', id: group.id, name: group.name },
      details: { role },
    });
    await this.bus.tell(work.manager, ROLES_CHANGED);
  }
}

/** Whether an active person is admin by a group other than this one. */
async function adminsBeside(runner: Runner, groupId: string): Promise<boolean> {
  const other = await row(
    runner,
    `SELECT 1 FROM person_role pr JOIN person p ON p.id = pr.person_id
      WHERE pr.role = 'admin' AND pr.group_id <> $1 AND p.missing_since IS NULL AND p.directory_state = 'active' LIMIT 1`,
    [groupId],
  );
  return other !== null;
}
