import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SyncSpeed1764000000019 implements MigrationInterface {
  readonly name = 'SyncSpeed1764000000019';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What a run has read and what is known, compared once: everything after that is about the differences alone.
      CREATE UNLOGGED TABLE stage_difference (
        run_id uuid NOT NULL, of text NOT NULL, external_id text NOT NULL,
        -- Null: new.
        row_id uuid,
        what text NOT NULL CHECK (what IN ('new', 'changed', 'back', 'absent'))
      );
      CREATE INDEX stage_difference_what ON stage_difference (run_id, of, what);

      -- Rows of one run arrive together. An index on their ids as well took as long as the rows.
      DROP INDEX stage_person_id, stage_group_id, stage_unit_id, stage_seen_id;
      CREATE INDEX stage_person_run ON stage_person (run_id);
      CREATE INDEX stage_group_run ON stage_group (run_id);
      CREATE INDEX stage_unit_run ON stage_unit (run_id);
      CREATE INDEX stage_seen_run ON stage_seen (run_id);

      CREATE OR REPLACE FUNCTION count_staged() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $fn$
      BEGIN
        ANALYZE stage_person (run_id, external_id), stage_group (run_id, external_id), stage_unit (run_id, external_id),
          stage_member (run_id, group_external_id), stage_quarantine, stage_seen;
      END $fn$;
      CREATE FUNCTION count_differences() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $fn$
      BEGIN
        ANALYZE stage_difference;
      END $fn$;
      -- After a first run nothing is known of the tables that it filled.
      CREATE FUNCTION count_people() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $fn$
      BEGIN
        ANALYZE person, directory_group, organisational_unit;
      END $fn$;
      CREATE FUNCTION count_memberships() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $fn$
      BEGIN
        ANALYZE group_member, group_child;
      END $fn$;

      -- Deleting a million staged rows takes as long as comparing them. While no other run has any, the tables are emptied at once.
      CREATE FUNCTION forget_staged(run uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $fn$
      DECLARE
        many CONSTANT integer := 10000;
      BEGIN
        IF (SELECT count(*) FROM (SELECT 1 FROM stage_person WHERE run_id = run LIMIT many) p) = many
           OR (SELECT count(*) FROM (SELECT 1 FROM stage_member WHERE run_id = run LIMIT many) m) = many THEN
          LOCK TABLE stage_run IN EXCLUSIVE MODE;
          IF NOT EXISTS (SELECT 1 FROM stage_run WHERE run_id <> run) THEN
            TRUNCATE stage_person, stage_member, stage_seen, stage_difference;
            RETURN;
          END IF;
        END IF;
        DELETE FROM stage_person WHERE run_id = run;
        DELETE FROM stage_member WHERE run_id = run;
        DELETE FROM stage_seen WHERE run_id = run;
        DELETE FROM stage_difference WHERE run_id = run;
      END $fn$;
      REVOKE ALL ON FUNCTION count_differences(), count_people(), count_memberships(), forget_staged(uuid) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION count_differences(), count_people(), count_memberships(), forget_staged(uuid) TO tessera_app;

      -- Memberships are written by joins of the two ends; asking for each row again whether they are there took half of a first
      -- run. Whoever is deleted still takes their memberships along.
      ALTER TABLE group_member DROP CONSTRAINT group_member_group_id_fkey, DROP CONSTRAINT group_member_person_id_fkey;
      CREATE FUNCTION forget_memberships() RETURNS trigger LANGUAGE plpgsql AS $fn$
      BEGIN
        IF TG_TABLE_NAME = 'person' THEN
          DELETE FROM group_member m USING deleted d WHERE m.person_id = d.id;
        ELSE
          DELETE FROM group_member m USING deleted d WHERE m.group_id = d.id;
        END IF;
        RETURN NULL;
      END $fn$;
      CREATE TRIGGER person_memberships AFTER DELETE ON person REFERENCING OLD TABLE AS deleted
        FOR EACH STATEMENT EXECUTE FUNCTION forget_memberships();
      CREATE TRIGGER directory_group_memberships AFTER DELETE ON directory_group REFERENCING OLD TABLE AS deleted
        FOR EACH STATEMENT EXECUTE FUNCTION forget_memberships();

      GRANT SELECT, INSERT, UPDATE, DELETE ON stage_difference TO tessera_app;
    `);
  }

  /** Forward only: a mistake is mended by the next migration. */
  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
