import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RequirementHistory1764000000031 implements MigrationInterface {
  readonly name = 'RequirementHistory1764000000031';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- One way of one condition to people, written down once: requirements and their history name it by number.
      CREATE TABLE requirement_reason (
        id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        condition_id uuid NOT NULL REFERENCES policy_condition,
        path text[] NOT NULL,
        UNIQUE (condition_id, path)
      );
      CREATE FUNCTION reasons_of(ids integer[]) RETURNS jsonb LANGUAGE sql STABLE AS $fn$
        SELECT coalesce(jsonb_agg(jsonb_build_object('policyId', v.policy_id, 'policyName', v.name, 'versionId', v.id,
                 'versionNumber', coalesce(v.number, 0), 'condition', c.kind, 'path', to_jsonb(x.path))
                 ORDER BY v.name, v.id, c.kind, x.path, c.target_id, c.id), '[]')
          FROM requirement_reason x
          JOIN policy_condition c ON c.id = x.condition_id
          JOIN policy_version v ON v.id = c.version_id
         WHERE x.id = ANY (ids)
      $fn$;

      -- Versions and reasons in order of their ids. valid_from: when this very row came to be; what was before lies in the history.
      ALTER TABLE requirement
        ADD COLUMN versions uuid[] NOT NULL DEFAULT '{}',
        ADD COLUMN reason_ids integer[] NOT NULL DEFAULT '{}' CHECK (array_position(reason_ids, NULL) IS NULL),
        ADD COLUMN valid_from timestamptz NOT NULL DEFAULT now();
      UPDATE requirement r SET valid_from = r.computed_at, versions = ARRAY(
        SELECT DISTINCT (e.reason ->> 'versionId')::uuid FROM jsonb_array_elements(r.reasons) e (reason) ORDER BY 1);
      ALTER TABLE requirement DROP COLUMN reasons;

      CREATE TABLE requirement_history (
        person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
        valid_from timestamptz NOT NULL,
        valid_until timestamptz NOT NULL,
        since timestamptz NOT NULL,
        methods text[] NOT NULL,
        terms jsonb NOT NULL,
        deadline timestamptz,
        versions uuid[] NOT NULL,
        reason_ids integer[] NOT NULL,
        CHECK (valid_until >= valid_from)
      );
      CREATE INDEX requirement_history_person ON requirement_history (person_id, valid_from);

      -- Whom versions that only observe match.
      CREATE TABLE observation (
        person_id uuid PRIMARY KEY REFERENCES person ON DELETE CASCADE,
        valid_from timestamptz NOT NULL,
        versions uuid[] NOT NULL,
        reason_ids integer[] NOT NULL
      );
      CREATE TABLE observation_history (
        person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
        valid_from timestamptz NOT NULL,
        valid_until timestamptz NOT NULL,
        versions uuid[] NOT NULL,
        reason_ids integer[] NOT NULL,
        CHECK (valid_until >= valid_from)
      );
      CREATE INDEX observation_history_person ON observation_history (person_id, valid_from);

      -- Which version of a policy was in force when. Kept by the database, so that nothing can forget to.
      CREATE TABLE policy_in_force (
        policy_id uuid NOT NULL REFERENCES policy ON DELETE CASCADE,
        version_id uuid NOT NULL REFERENCES policy_version ON DELETE CASCADE,
        valid_from timestamptz NOT NULL,
        valid_until timestamptz
      );
      CREATE INDEX policy_in_force_policy ON policy_in_force (policy_id, valid_from);
      INSERT INTO policy_in_force
        SELECT v.policy_id, v.id, v.published_at, lead(v.published_at) OVER (PARTITION BY v.policy_id ORDER BY v.number)
          FROM policy_version v WHERE v.number IS NOT NULL;
      UPDATE policy_in_force f SET valid_until = p.updated_at
        FROM policy p WHERE p.id = f.policy_id AND f.valid_until IS NULL AND f.version_id IS DISTINCT FROM p.active_version_id;
      CREATE FUNCTION keep_in_force() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $fn$
      DECLARE moment timestamptz := clock_timestamp();
      BEGIN
        UPDATE policy_in_force SET valid_until = moment WHERE policy_id = NEW.id AND valid_until IS NULL;
        IF NEW.active_version_id IS NOT NULL THEN
          INSERT INTO policy_in_force VALUES (NEW.id, NEW.active_version_id, moment, NULL);
        END IF;
        RETURN NULL;
      END $fn$;
      CREATE TRIGGER policy_in_force AFTER UPDATE OF active_version_id ON policy
        FOR EACH ROW WHEN (OLD.active_version_id IS DISTINCT FROM NEW.active_version_id) EXECUTE FUNCTION keep_in_force();

      -- When each authenticator could be used, for the state at a moment that has passed.
      CREATE TABLE authenticator_range (
        authenticator_id uuid NOT NULL REFERENCES authenticator ON DELETE CASCADE,
        person_id uuid NOT NULL,
        method text NOT NULL,
        valid_from timestamptz NOT NULL,
        valid_until timestamptz
      );
      CREATE INDEX authenticator_range_person ON authenticator_range (person_id);
      CREATE INDEX authenticator_range_open ON authenticator_range (authenticator_id) WHERE valid_until IS NULL;
      INSERT INTO authenticator_range
        SELECT id, person_id, method, enrolled_at, least(disabled_at, removed_at) FROM authenticator;
      CREATE FUNCTION keep_authenticator_range() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $fn$
      DECLARE usable boolean := NEW.removed_at IS NULL AND NEW.disabled_at IS NULL;
      BEGIN
        IF NOT usable THEN
          UPDATE authenticator_range SET valid_until = greatest(valid_from, clock_timestamp())
           WHERE authenticator_id = NEW.id AND valid_until IS NULL;
        ELSIF NOT EXISTS (SELECT 1 FROM authenticator_range a WHERE a.authenticator_id = NEW.id AND a.valid_until IS NULL) THEN
          INSERT INTO authenticator_range VALUES (NEW.id, NEW.person_id, NEW.method,
            CASE TG_OP WHEN 'INSERT' THEN least(NEW.enrolled_at, clock_timestamp()) ELSE clock_timestamp() END, NULL);
        END IF;
        RETURN NULL;
      END $fn$;
      CREATE TRIGGER authenticator_range AFTER INSERT OR UPDATE OF disabled_at, removed_at ON authenticator
        FOR EACH ROW EXECUTE FUNCTION keep_authenticator_range();

      -- Up to when dates that have passed (a start, an exception's end) are in the requirements.
      CREATE TABLE evaluated_until (one boolean PRIMARY KEY DEFAULT true CHECK (one), at timestamptz NOT NULL);
      INSERT INTO evaluated_until (at) VALUES (now());

      GRANT SELECT, INSERT ON requirement_reason, requirement_history, observation_history TO tessera_app;
      GRANT SELECT, INSERT, UPDATE, DELETE ON observation TO tessera_app;
      GRANT SELECT, UPDATE ON evaluated_until TO tessera_app;
      GRANT SELECT ON policy_in_force, authenticator_range TO tessera_app;
    `);
  }

  /** Forward only: a mistake is mended by the next migration. */
  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
