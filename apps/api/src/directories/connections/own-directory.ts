import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Database, row, SettingsError } from '../../platform/index.js';
import { DIRECTORY_CONNECTION, type DirectoryConnection } from '../connection.js';
import { DirectoryEntity } from '../directory.entity.js';

/** Demo people have public passwords and hold the console's roles: they never share a database with a real organisation. */
const MIXED = {
  demo: 'DATABASE_URL holds the demo organisation. Expected: a fresh database for a real directory (the embedded one is made anew once var/ is deleted).',
  real: 'DATABASE_URL holds the people of a real directory. Expected: LDAP_URL for that directory, or another database for the demo.',
};

/** A watermark is good for the server and the base that it was taken from. The demo organisation forgets at its end. */
const SAME = `(excluded.source <> 'demo' AND (directory.kind, directory.url, directory.base_dn) = (excluded.kind, excluded.url, excluded.base_dn))`;

/** The row of the directory that the environment names, or of the demo's. */
@Injectable()
export class OwnDirectory implements OnApplicationBootstrap {
  #connected: Promise<DirectoryEntity> | null = null;

  constructor(
    private readonly database: Database,
    @Inject(DIRECTORY_CONNECTION) private readonly connection: DirectoryConnection,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.connected();
  }

  /** Written once a process. */
  connected(): Promise<DirectoryEntity> {
    this.#connected ??= this.register().catch((cause: unknown) => {
      this.#connected = null;
      throw cause;
    });
    return this.#connected;
  }

  private async register(): Promise<DirectoryEntity> {
    const { name, kind, url, baseDn, demo } = this.connection;
    const source = demo ? 'demo' : 'environment';
    const other = await row(this.database.manager, `SELECT 1 FROM directory WHERE source NOT IN ($1, 'console')`, [source]);
    if (other) throw new SettingsError(demo ? MIXED.real : MIXED.demo);
    const made = await row<{ id: string }>(
      this.database.manager,
      `INSERT INTO directory (name, kind, url, base_dn, source) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (source) WHERE source <> 'console' DO UPDATE
          SET name = excluded.name, kind = excluded.kind, url = excluded.url, base_dn = excluded.base_dn, rights_due_at = now(),
              watermark = CASE WHEN ${SAME} THEN directory.watermark END,
              stale = directory.stale OR (directory.watermark IS NOT NULL AND NOT ${SAME})
       RETURNING id`,
      [name, kind, url, baseDn, source],
    );
    await this.database.manager.query(
      `UPDATE sync_run r SET watermark = NULL FROM directory d
        WHERE d.id = $1 AND d.watermark IS NULL AND r.directory_id = d.id AND r.state = 'held' AND r.watermark IS NOT NULL`,
      [made?.id],
    );
    return this.database.manager.findOneByOrFail(DirectoryEntity, { id: made?.id });
  }
}
