import { Query, Resolver } from '@nestjs/graphql';
import { Allow, Database, rows } from '../../platform/index.js';
import { RefusalWatch } from './refusal-watch.js';
import { PolicyRefusals, type RefusingPolicy } from './refusals.types.js';

@Resolver()
@Allow('admin', 'auditor')
export class RefusalsResolver {
  constructor(
    private readonly watch: RefusalWatch,
    private readonly database: Database,
  ) {}

  @Query(() => PolicyRefusals, { nullable: true, description: 'The alarm of the last hour.' })
  async policyRefusals(): Promise<PolicyRefusals | null> {
    const alarm = await this.watch.current();
    if (!alarm) return null;
    const policies = await rows<RefusingPolicy>(
      this.database.manager,
      `SELECT p.id, p.name, b.refused, v.number AS version,
              (SELECT max(o.number) FROM policy_version o WHERE o.policy_id = p.id AND o.number < v.number) AS "previousVersion",
              p.updated_at > $2::timestamptz AND coalesce(v.published_at > $2::timestamptz, true) AS "changedSince"
         FROM jsonb_to_recordset($1::jsonb) AS b (id uuid, refused integer)
         JOIN policy p ON p.id = b.id LEFT JOIN policy_version v ON v.id = p.active_version_id
        ORDER BY b.refused DESC, p.name`,
      [JSON.stringify(alarm.policies), alarm.at],
    );
    return { at: new Date(alarm.at), people: alarm.people, refused: alarm.refused, policies };
  }
}
