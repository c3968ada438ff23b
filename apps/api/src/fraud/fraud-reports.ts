import { Injectable } from '@nestjs/common';
import { PeopleList, type Person } from '../people/index.js';
import { Database, GqlMethod, type PageInput, row, rows } from '../platform/index.js';
import type { FraudReport, FraudReportPage } from './fraud.types.js';

const FIELDS = `f.id, f.at, f.person_id AS "personId", f.reported_by AS by, f.hint, f.application, f.place, f.browser,
  CASE WHEN f.method = ANY ($4) THEN f.method END AS method,
  f.decision_id AS "decisionId", b.at AS "blockedSince", b.lifted_at AS "liftedAt", b.lifted_by_name AS "liftedBy",
  b.lift_reason AS "liftReason"`;
const FROM = 'fraud_report f JOIN block b ON b.id = f.block_id';
/** $1: only those whose block still stands, only those whose does not, or all. */
const WHERE = '($1::boolean IS NULL OR (b.lifted_at IS NULL) = $1)';
const MOST = 100;

/** Reading reports and blocks as the console shows them. Loaders are arrow fields, because each names its own. */
@Injectable()
export class FraudReports {
  constructor(
    private readonly database: Database,
    private readonly list: PeopleList,
  ) {}

  /** Newest first. */
  async page(open: boolean | null, page: PageInput): Promise<FraudReportPage> {
    const counted = await row<{ total: number }>(
      this.database.manager,
      `SELECT count(*)::int AS total FROM ${FROM} WHERE ${WHERE}`,
      [open],
    );
    const items = await rows<FraudReport>(
      this.database.manager,
      `SELECT ${FIELDS} FROM ${FROM} WHERE ${WHERE} ORDER BY f.at DESC, f.id OFFSET $2 LIMIT $3`,
      [open, page.offset, Math.min(page.limit, MOST), Object.values(GqlMethod)],
    );
    return { items, total: counted?.total ?? 0 };
  }

  readonly people = async (ids: readonly string[]): Promise<ReadonlyMap<string, Person>> => {
    const { items } = await this.list.page({ ids: [...ids] }, { offset: 0, limit: MOST }, null);
    return new Map(items.map((person) => [person.id, person]));
  };

  readonly blockedSince = async (ids: readonly string[]): Promise<ReadonlyMap<string, Date | null>> => {
    const found = await rows<{ personId: string; at: Date }>(
      this.database.manager,
      'SELECT person_id AS "personId", at FROM block WHERE person_id = ANY ($1::uuid[]) AND lifted_at IS NULL',
      [ids],
    );
    return new Map(found.map(({ personId, at }) => [personId, at]));
  };
}
