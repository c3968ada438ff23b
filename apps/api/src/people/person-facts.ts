import { Injectable } from '@nestjs/common';
import { Database, type OperatorRole, rows } from '../platform/index.js';
import { byPerson } from './by-person.js';
import { GROUP_FIELDS } from './group-list.js';
import type { DirectoryGroup } from './people.types.js';

/** Facts about many people at once, keyed by person. Arrow fields, because each names its loader. */
@Injectable()
export class PersonFacts {
  constructor(private readonly database: Database) {}

  readonly roles = async (ids: readonly string[]): Promise<ReadonlyMap<string, OperatorRole[]>> =>
    keyed(
      await rows<{ personId: string; value: OperatorRole[] }>(
        this.database.manager,
        `SELECT person_id AS "personId", array_agg(DISTINCT role ORDER BY role) AS value
           FROM person_role WHERE person_id = ANY ($1::uuid[]) GROUP BY person_id`,
        [ids],
      ),
    );

  readonly lastSignIns = async (ids: readonly string[]): Promise<ReadonlyMap<string, Date | null>> =>
    keyed(
      await rows<{ personId: string; value: Date | null }>(
        this.database.manager,
        `SELECT person_id AS "personId", max(created_at) AS value FROM session WHERE person_id = ANY ($1::uuid[]) GROUP BY person_id`,
        [ids],
      ),
    );

  /** Groups whose own member a person is; groups around those are found by their path. */
  readonly groups = async (ids: readonly string[]): Promise<ReadonlyMap<string, DirectoryGroup[]>> => {
    const found = await rows<DirectoryGroup & { personId: string }>(
      this.database.manager,
      `SELECT gm.person_id AS "personId", ${GROUP_FIELDS}
         FROM group_member gm JOIN directory_group g ON g.id = gm.group_id JOIN directory d ON d.id = g.directory_id
        WHERE gm.person_id = ANY ($1::uuid[]) AND g.missing_since IS NULL ORDER BY lower(g.name), g.id`,
      [ids],
    );
    return byPerson(found);
  };
}

const keyed = <V>(found: readonly { personId: string; value: V }[]): ReadonlyMap<string, V> =>
  new Map(found.map(({ personId, value }) => [personId, value]));
