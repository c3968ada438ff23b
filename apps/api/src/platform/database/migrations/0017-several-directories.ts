import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SeveralDirectories1764000000017 implements MigrationInterface {
  readonly name = 'SeveralDirectories1764000000017';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE directory DROP CONSTRAINT directory_source_check;
      ALTER TABLE directory ADD CONSTRAINT directory_source_check CHECK (source IN ('demo', 'environment', 'console'));
      -- The environment names one directory; the console any number.
      ALTER TABLE directory DROP CONSTRAINT directory_source_key;
      CREATE UNIQUE INDEX directory_own ON directory (source) WHERE source <> 'console';

      ALTER TABLE directory
        -- Counted up with each change, so that every process sees that its reader is an old one.
        ADD COLUMN version integer NOT NULL DEFAULT 1,
        -- Which is asked first for a name that is known in several.
        ADD COLUMN position integer NOT NULL DEFAULT 1,
        ADD COLUMN paused_at timestamptz,
        -- Not listed any more; the row keeps the history together.
        ADD COLUMN removed_at timestamptz,
        -- Null: as the environment says.
        ADD COLUMN sync_minutes integer CHECK (sync_minutes BETWEEN 1 AND 1440),
        ADD COLUMN sync_seconds integer CHECK (sync_seconds BETWEEN 1 AND 3600),
        -- What is read, and as whom, of a directory that was connected in the console; no secret in it.
        ADD COLUMN settings jsonb NOT NULL DEFAULT '{}',
        -- Sealed.
        ADD COLUMN bind_password bytea,
        -- Since when something else is read than before: a run that began earlier says nothing.
        ADD COLUMN reads_since timestamptz NOT NULL DEFAULT now(),
        -- What the service account may do there, as of the last look; and when to look again.
        ADD COLUMN rights jsonb,
        ADD COLUMN rights_at timestamptz,
        ADD COLUMN rights_due_at timestamptz NOT NULL DEFAULT now();
      UPDATE directory SET reads_since = created_at;
      ALTER TABLE directory ADD CONSTRAINT directory_console_password
        CHECK (source <> 'console' OR removed_at IS NOT NULL OR bind_password IS NOT NULL);

      -- The configuration that a run began with.
      ALTER TABLE sync_run ADD COLUMN directory_version integer NOT NULL DEFAULT 1;

      -- Further attributes, for policies: lower-case name to values.
      ALTER TABLE person ADD COLUMN extra jsonb NOT NULL DEFAULT '{}';
      ALTER TABLE stage_person ADD COLUMN extra jsonb NOT NULL DEFAULT '{}';
    `);
  }

  /** Forward only: a mistake is mended by the next migration. */
  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
