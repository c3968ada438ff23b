import { DataSource, type DataSourceOptions, type EntityManager } from 'typeorm';
import { databaseOptions } from '../../apps/api/src/platform/database/options.js';
import type { Settings } from '../../apps/api/src/platform/index.js';

/** Milliseconds. A hundred requests at once wait for ten connections; on a busy machine longer than a person would. */
const PATIENCE = 30_000;

/** Connections as the running application has them: the same pool, the same role, the same limits of time but for the queue's. */
export const connect = (settings: Settings): Promise<DataSource> => {
  const { autoLoadEntities: _, retryAttempts: __, ...options } = databaseOptions(settings);
  const extra = { ...options.extra, connectionTimeoutMillis: PATIENCE };
  return new DataSource({ ...options, extra } as DataSourceOptions).initialize();
};

export interface PersonSeed {
  readonly login: string;
  /** Further names that the directory knows the person by, as login keys. */
  readonly otherKeys?: readonly string[];
  readonly state?: 'active' | 'disabled' | 'expired' | 'locked';
}

let made = 0;

/** A person of the directory 'Test'; returns the id. */
export async function insertPerson(manager: Pick<EntityManager, 'query'>, seed?: PersonSeed): Promise<string> {
  const { login, otherKeys = [], state = 'active' } = seed ?? { login: `person${(made += 1)}` };
  const found = (await manager.query(
    `WITH home AS (INSERT INTO directory (name, kind, url, base_dn, source) VALUES ('Test', 'open-ldap', 'ldap://test', 'dc=test', 'demo')
                   ON CONFLICT (source) WHERE source <> 'console' DO UPDATE SET name = excluded.name RETURNING id)
     INSERT INTO person (directory_id, external_id, dn, dn_key, path, login, login_keys, display_name, directory_state, row_hash)
     SELECT home.id, gen_random_uuid()::text, $1, $1, $1, $2::text, $3, initcap($2), $4, '\\x00' FROM home RETURNING id`,
    [dnOf(login), login, [login, ...otherKeys], state],
  )) as { id: string }[];
  return found[0]?.id ?? '';
}

export const dnOf = (login: string): string => `uid=${login},dc=test`;
