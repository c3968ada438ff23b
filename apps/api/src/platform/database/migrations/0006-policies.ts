import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Policies1764000000006 implements MigrationInterface {
  readonly name = 'Policies1764000000006';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE policy (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        name text NOT NULL,
        system boolean NOT NULL DEFAULT false,
        -- Null: nothing of it is in force.
        active_version_id uuid,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE UNIQUE INDEX policy_name ON policy (lower(name));

      CREATE TABLE policy_version (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        policy_id uuid NOT NULL REFERENCES policy ON DELETE CASCADE,
        -- Null while it is the draft.
        number integer,
        name text NOT NULL,
        description text NOT NULL DEFAULT '',
        methods text[] NOT NULL CHECK (cardinality(methods) > 0),
        published_at timestamptz,
        published_by text,
        reason text,
        created_at timestamptz NOT NULL DEFAULT now(),
        CHECK ((number IS NULL) = (published_at IS NULL))
      );
      CREATE UNIQUE INDEX policy_version_number ON policy_version (policy_id, number) WHERE number IS NOT NULL;
      CREATE UNIQUE INDEX policy_version_one_draft ON policy_version (policy_id) WHERE number IS NULL;
      ALTER TABLE policy ADD FOREIGN KEY (active_version_id) REFERENCES policy_version;

      CREATE TABLE policy_condition (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        version_id uuid NOT NULL REFERENCES policy_version ON DELETE CASCADE,
        effect text NOT NULL CHECK (effect IN ('include', 'exclude')),
        kind text NOT NULL,
        target_id uuid,
        -- The target's name when it was chosen, for a target that has vanished since.
        label text NOT NULL
      );
      CREATE INDEX policy_condition_version ON policy_condition (version_id);

      -- A published version never changes.
      CREATE FUNCTION policy_version_is_immutable() RETURNS trigger LANGUAGE plpgsql AS $fn$
      BEGIN
        IF OLD.number IS NOT NULL THEN
          RAISE EXCEPTION 'a published policy version is immutable' USING ERRCODE = 'insufficient_privilege';
        END IF;
        RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
      END $fn$;
      CREATE TRIGGER policy_version_immutable BEFORE UPDATE OR DELETE ON policy_version
        FOR EACH ROW EXECUTE FUNCTION policy_version_is_immutable();
      CREATE FUNCTION policy_condition_is_immutable() RETURNS trigger LANGUAGE plpgsql AS $fn$
      DECLARE version uuid := CASE TG_OP WHEN 'INSERT' THEN NEW.version_id ELSE OLD.version_id END;
      BEGIN
        IF EXISTS (SELECT 1 FROM policy_version v WHERE v.id = version AND v.number IS NOT NULL) THEN
          RAISE EXCEPTION 'the conditions of a published policy version are immutable' USING ERRCODE = 'insufficient_privilege';
        END IF;
        RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
      END $fn$;
      CREATE TRIGGER policy_condition_immutable BEFORE INSERT OR UPDATE OR DELETE ON policy_condition
        FOR EACH ROW EXECUTE FUNCTION policy_condition_is_immutable();

      -- Prepared by the engine for everyone; the gate at sign-in runs the same SQL for one person and never reads this table.
      CREATE TABLE requirement (
        person_id uuid PRIMARY KEY REFERENCES person ON DELETE CASCADE,
        since timestamptz NOT NULL,
        methods text[] NOT NULL,
        -- [{policyId, policyName, versionId, versionNumber, condition, path}]
        reasons jsonb NOT NULL,
        computed_at timestamptz NOT NULL
      );

      -- RequirementState is derived here and nowhere else.
      CREATE VIEW person_state AS
        SELECT p.id AS person_id,
               CASE WHEN r.person_id IS NULL THEN 'disabled'
                    WHEN EXISTS (SELECT 1 FROM authenticator a
                                  WHERE a.person_id = p.id AND a.removed_at IS NULL AND a.disabled_at IS NULL
                                    AND a.method = ANY (r.methods)) THEN 'enforced'
                    ELSE 'enabled' END AS state
          FROM person p LEFT JOIN requirement r ON r.person_id = p.id;

      -- Console roles always need the second factor, and a phone is not enough for them.
      INSERT INTO policy (id, name, system) VALUES ('00000000-0000-4000-8000-000000000001', 'Console operators', true);
      INSERT INTO policy_version (id, policy_id, name, description, methods)
        VALUES ('00000000-0000-4000-8000-000000000002', '00000000-0000-4000-8000-000000000001', 'Console operators',
                'Built in: whoever holds a console role signs in with two factors, and not by phone.', '{app-code}');
      INSERT INTO policy_condition (version_id, effect, kind, label)
        VALUES ('00000000-0000-4000-8000-000000000002', 'include', 'console-role', 'Everyone with a console role');
      UPDATE policy_version SET number = 1, published_at = now(), published_by = 'Tessera', reason = 'built in'
        WHERE id = '00000000-0000-4000-8000-000000000002';
      UPDATE policy SET active_version_id = '00000000-0000-4000-8000-000000000002'
        WHERE id = '00000000-0000-4000-8000-000000000001';

      GRANT SELECT, INSERT, UPDATE, DELETE ON policy, policy_version, policy_condition, requirement TO tessera_app;
      GRANT SELECT ON person_state TO tessera_app;
    `);
  }

  /** Forward only: a mistake is mended by the next migration. */
  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
