import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Directories1764000000007 implements MigrationInterface {
  readonly name = 'Directories1764000000007';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE directory (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        name text NOT NULL,
        kind text NOT NULL,
        url text NOT NULL,
        base_dn text NOT NULL,
        -- Given by the environment; the bind password never enters the database.
        source text NOT NULL CHECK (source IN ('demo', 'environment')),
        created_at timestamptz NOT NULL DEFAULT now(),
        UNIQUE (source)
      );
      ALTER TABLE person ADD FOREIGN KEY (directory_id) REFERENCES directory;
      ALTER TABLE directory_group ADD FOREIGN KEY (directory_id) REFERENCES directory;
      ALTER TABLE organisational_unit ADD FOREIGN KEY (directory_id) REFERENCES directory;

      CREATE TABLE sync_run (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        directory_id uuid NOT NULL REFERENCES directory,
        state text NOT NULL CHECK (state IN ('running', 'completed', 'failed', 'held')),
        trigger text NOT NULL CHECK (trigger IN ('schedule', 'button', 'start')),
        phase text,
        people_read integer NOT NULL DEFAULT 0,
        groups_read integer NOT NULL DEFAULT 0,
        added integer NOT NULL DEFAULT 0,
        changed integer NOT NULL DEFAULT 0,
        missing integer NOT NULL DEFAULT 0,
        returned integer NOT NULL DEFAULT 0,
        quarantined integer NOT NULL DEFAULT 0,
        error_code text,
        error_message text,
        started_at timestamptz NOT NULL DEFAULT now(),
        -- A running run whose heartbeat is old belongs to a process that died.
        heartbeat_at timestamptz NOT NULL DEFAULT now(),
        finished_at timestamptz
      );
      CREATE UNIQUE INDEX sync_run_one_running ON sync_run (directory_id) WHERE state = 'running';
      CREATE INDEX sync_run_recent ON sync_run (directory_id, started_at DESC);

      -- What a run has read, until it is merged or discarded. Not logged: a run that dies is read again. A crash of the server
      -- empties all of these tables together, so a run whose row is gone from stage_run has lost what it read.
      CREATE UNLOGGED TABLE stage_run (
        run_id uuid PRIMARY KEY
      );
      -- Entries that could not be taken. They are there, so what is known of them stays.
      CREATE UNLOGGED TABLE stage_quarantine (
        run_id uuid NOT NULL, dn_key text NOT NULL, reason text NOT NULL
      );
      CREATE INDEX stage_quarantine_run ON stage_quarantine (run_id);
      CREATE UNLOGGED TABLE stage_person (
        run_id uuid NOT NULL, external_id text NOT NULL, dn text NOT NULL, dn_key text NOT NULL, path text NOT NULL,
        login text NOT NULL, login_keys text[] NOT NULL, display_name text NOT NULL, given_name text, family_name text, mail text,
        office_phone text, department text, title text, country text, language text, directory_state text NOT NULL,
        row_hash bytea NOT NULL
      );
      CREATE INDEX stage_person_id ON stage_person (run_id, external_id);
      CREATE UNLOGGED TABLE stage_group (
        run_id uuid NOT NULL, external_id text NOT NULL, dn text NOT NULL, dn_key text NOT NULL, path text NOT NULL,
        name text NOT NULL, description text, row_hash bytea NOT NULL
      );
      CREATE INDEX stage_group_id ON stage_group (run_id, external_id);
      CREATE UNLOGGED TABLE stage_unit (
        run_id uuid NOT NULL, external_id text NOT NULL, dn text NOT NULL, dn_key text NOT NULL, path text NOT NULL,
        name text NOT NULL, row_hash bytea NOT NULL
      );
      CREATE INDEX stage_unit_id ON stage_unit (run_id, external_id);
      CREATE UNLOGGED TABLE stage_member (
        run_id uuid NOT NULL, group_external_id text NOT NULL, member_dn_key text NOT NULL
      );
      CREATE INDEX stage_member_run ON stage_member (run_id);

      GRANT SELECT, INSERT, UPDATE, DELETE ON directory, sync_run, stage_run, stage_quarantine, stage_person, stage_group, stage_unit,
        stage_member TO tessera_app;
    `);
  }

  /** Forward only: a mistake is mended by the next migration. */
  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
