import { Query, Resolver } from '@nestjs/graphql';
import { OF_A_DIRECTORY } from '../people/index.js';
import { Allow, Database, row } from '../platform/index.js';
import { Coverage } from './coverage.types.js';

@Resolver()
@Allow('admin', 'helpdesk', 'auditor')
export class CoverageResolver {
  constructor(private readonly database: Database) {}

  @Query(() => Coverage)
  async coverage(): Promise<Coverage> {
    const counted = await row<Coverage>(
      this.database.manager,
      `SELECT count(*)::int AS people,
              count(*) FILTER (WHERE s.state <> 'disabled')::int AS required,
              count(*) FILTER (WHERE s.state = 'enforced')::int AS enrolled,
              count(*) FILTER (WHERE s.state = 'enabled')::int AS unenrolled,
              count(*) FILTER (WHERE s.state = 'disabled')::int AS "notRequired",
              (SELECT count(*)::int FROM session WHERE created_at >= date_trunc('day', now())) AS "signInsToday"
         FROM person p JOIN person_state s ON s.person_id = p.id
        WHERE ${OF_A_DIRECTORY} AND p.missing_since IS NULL AND p.directory_state = 'active'`,
    );
    if (!counted) throw new Error('coverage could not be counted');
    return counted;
  }
}
