import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { containing, wordsOf } from '../people/index.js';
import { Database, type GqlMethod, type PageInput, Refused, row, rows, type SortInput } from '../platform/index.js';
import { labelsOf, testOf } from './conditions/labels.js';
import { PolicyConditionEntity } from './policy-condition.entity.js';
import { PolicyVersionEntity } from './policy-version.entity.js';
import { attributeView } from './policy-model.types.js';
import { PLAIN_TERMS } from './terms.js';
import type { Policy, PolicyCondition, PolicyPage, PolicyVersion } from './policies.types.js';

const ORDERS: Readonly<Record<string, string>> = {
  name: 'lower(name)',
  updatedAt: '"updatedAt"',
  people: 'people',
  state: 'state',
};

const LISTED = `
  SELECT p.id, p.name, p.system, p.updated_at AS "updatedAt", p.active_version_id AS "activeVersionId", p.rule_id AS "ruleId", coalesce(n.people, 0) AS people,
         CASE WHEN p.active_version_id IS NOT NULL THEN 'PUBLISHED'
              WHEN EXISTS (SELECT 1 FROM policy_version v WHERE v.policy_id = p.id AND v.number IS NOT NULL) THEN 'WITHDRAWN'
              ELSE 'DRAFT' END AS state
    FROM policy p
    LEFT JOIN (SELECT v.policy_id, count(*)::int AS people
                 FROM (SELECT person_id, unnest(versions) AS version_id FROM requirement
                       UNION ALL SELECT person_id, unnest(versions) FROM observation) m
                 JOIN person ON person.id = m.person_id AND person.missing_since IS NULL AND person.directory_state = 'active'
                 JOIN policy_version v ON v.id = m.version_id GROUP BY 1) n ON n.policy_id = p.id`;

type ListedRow = Pick<Policy, 'id' | 'name' | 'system' | 'updatedAt' | 'people' | 'state' | 'ruleId'> & {
  activeVersionId: string | null;
};

/** Reading policies with everything that belongs to them. */
@Injectable()
export class PolicyList {
  constructor(private readonly database: Database) {}

  async page(search: string | null, page: PageInput, sort: SortInput | null): Promise<PolicyPage> {
    const order = ORDERS[sort?.field ?? 'name'];
    if (!order) throw new Refused('bad_request', { field: 'sort' });
    const where = 'NOT EXISTS (SELECT 1 FROM unnest($1::text[]) pattern WHERE lower(policy.name) NOT LIKE lower(pattern))';
    const patterns = wordsOf(search ?? '').map(containing);
    const { manager } = this.database;
    const counted = await row<{ total: number }>(manager, `SELECT count(*)::int AS total FROM policy WHERE ${where}`, [patterns]);
    const listed = await rows<ListedRow>(
      manager,
      `SELECT * FROM (${LISTED}) policy WHERE ${where} ORDER BY ${order} ${sort?.descending ? 'DESC' : 'ASC'}, id OFFSET $2 LIMIT $3`,
      [patterns, page.offset, Math.min(page.limit, 100)],
    );
    return { items: await this.whole(listed), total: counted?.total ?? 0 };
  }

  async one(id: string): Promise<Policy | null> {
    const listed = await rows<ListedRow>(this.database.manager, `SELECT * FROM (${LISTED}) policy WHERE id = $1`, [id]);
    return (await this.whole(listed))[0] ?? null;
  }

  private async whole(listed: readonly ListedRow[]): Promise<Policy[]> {
    const { manager } = this.database;
    const versions = await manager.find(PolicyVersionEntity, {
      where: { policyId: In(listed.map(({ id }) => id)) },
      order: { number: 'DESC' },
    });
    const conditions = await manager.find(PolicyConditionEntity, { where: { versionId: In(versions.map(({ id }) => id)) } });
    const labelOf = await labelsOf(manager, conditions);
    const shown = (entity: PolicyVersionEntity): PolicyVersion => {
      const of = (effect: string): PolicyCondition[] =>
        conditions
          .filter((condition) => condition.versionId === entity.id && condition.effect === effect)
          .map((condition) => ({
            kind: condition.kind,
            targetId: condition.targetId,
            attribute: attributeView(testOf(condition)),
            label: labelOf(condition) ?? `${condition.label} (gone)`,
          }))
          .toSorted((a, b) => a.kind.localeCompare(b.kind) || a.label.localeCompare(b.label));
      return {
        ...entity,
        methods: entity.methods as GqlMethod[],
        terms: { ...PLAIN_TERMS, ...entity.terms },
        include: of('include'),
        exclude: of('exclude'),
      };
    };
    return listed.map(({ activeVersionId, ...policy }) => {
      const own = versions.filter(({ policyId }) => policyId === policy.id);
      const draft = own.find(({ number }) => number === null);
      const active = own.find(({ id }) => id === activeVersionId);
      return {
        ...policy,
        draft: draft ? shown(draft) : null,
        active: active ? shown(active) : null,
        versions: own.filter(({ number }) => number !== null).map(shown),
      };
    });
  }
}
