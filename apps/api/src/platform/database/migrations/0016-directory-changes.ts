import type { MigrationInterface, QueryRunner } from 'typeorm';

export class DirectoryChanges1764000000016 implements MigrationInterface {
  readonly name = 'DirectoryChanges1764000000016';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Where the directory stood when the last run that is in force began; null: only reading everything is trusted.
      -- Stale: everything has to be read again as soon as may be, whatever the schedule says.
      ALTER TABLE directory ADD COLUMN watermark jsonb, ADD COLUMN stale boolean NOT NULL DEFAULT false;

      ALTER TABLE sync_run
        ADD COLUMN mode text NOT NULL DEFAULT 'full' CHECK (mode IN ('full', 'changes')),
        ADD COLUMN expected_people integer,
        ADD COLUMN disabled integer NOT NULL DEFAULT 0,
        -- Of a held run: what the directory's becomes when it is applied.
        ADD COLUMN watermark jsonb,
        ADD COLUMN stop_asked_at timestamptz,
        -- Differences that are kept in sync_change.
        ADD COLUMN kept integer NOT NULL DEFAULT 0,
        ADD COLUMN undone_at timestamptz;
      CREATE INDEX sync_run_full ON sync_run (directory_id, started_at DESC) WHERE mode = 'full';
      CREATE INDEX sync_run_undone ON sync_run (directory_id, undone_at) WHERE undone_at IS NOT NULL;

      -- A run that was held for a while knows less than what was written since it began.
      ALTER TABLE directory_group ADD COLUMN updated_at timestamptz NOT NULL DEFAULT now();
      ALTER TABLE organisational_unit ADD COLUMN updated_at timestamptz NOT NULL DEFAULT now();

      -- What a held run would do, and what an applied one did: shown, and put back by an undo, for seven days.
      CREATE TABLE sync_change (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        run_id uuid NOT NULL REFERENCES sync_run ON DELETE CASCADE,
        of text NOT NULL CHECK (of IN ('person', 'group', 'unit')),
        what text NOT NULL CHECK (what IN ('missing', 'disabled', 'added', 'changed', 'returned')),
        external_id text NOT NULL,
        name text NOT NULL,
        login text,
        before jsonb,
        after jsonb
      );
      CREATE INDEX sync_change_name ON sync_change (run_id, lower(name), id);
      CREATE INDEX sync_change_what ON sync_change (run_id, what, lower(name), id);
      CREATE TABLE sync_change_member (
        run_id uuid NOT NULL REFERENCES sync_run ON DELETE CASCADE,
        group_id uuid NOT NULL REFERENCES directory_group ON DELETE CASCADE,
        -- A person or a group.
        member_id uuid NOT NULL,
        of text NOT NULL CHECK (of IN ('person', 'group')),
        gone boolean NOT NULL
      );
      CREATE INDEX sync_change_member_run ON sync_change_member (run_id);

      -- Why an admin has to look before this person may enroll (attack I10).
      ALTER TABLE person ADD COLUMN review_reason text;
      CREATE INDEX person_review ON person (id) WHERE review_reason IS NOT NULL;
      CREATE INDEX person_mail ON person (lower(mail)) WHERE mail IS NOT NULL;
      CREATE INDEX person_missing ON person (missing_since) WHERE missing_since IS NOT NULL;
      -- Login keys, and mail addresses in lower case, that a person had and has no more.
      CREATE TABLE former_name (
        name text NOT NULL,
        person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
        until timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (name, person_id)
      );

      -- Ids that were there when whoever was not read was looked for once more: they are not missing.
      CREATE UNLOGGED TABLE stage_seen (
        run_id uuid NOT NULL, external_id text NOT NULL
      );
      CREATE INDEX stage_seen_id ON stage_seen (run_id, external_id);

      -- What was staged a moment ago is not in any statistics, and plans for ten rows and for a million differ. Only an owner may count.
      CREATE FUNCTION count_staged() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $fn$
      BEGIN
        ANALYZE stage_person, stage_group, stage_unit, stage_member, stage_quarantine;
      END $fn$;
      REVOKE ALL ON FUNCTION count_staged() FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION count_staged() TO tessera_app;

      GRANT SELECT, INSERT, UPDATE, DELETE ON sync_change, sync_change_member, former_name, stage_seen TO tessera_app;
    `);
  }

  /** Forward only: a mistake is mended by the next migration. */
  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
