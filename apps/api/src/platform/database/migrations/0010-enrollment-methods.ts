import type { MigrationInterface, QueryRunner } from 'typeorm';

export class EnrollmentMethods1764000000010 implements MigrationInterface {
  readonly name = 'EnrollmentMethods1764000000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Confirmed: the proof came in beside the page, which has yet to take it up. Such a row is live and keeps its place.
      ALTER TABLE enrollment
        ADD COLUMN destination_mac bytea,
        ADD COLUMN number bytea,
        ADD COLUMN activation_hash bytea,
        ADD COLUMN activated_at timestamptz,
        ADD COLUMN counter bigint NOT NULL DEFAULT -1,
        DROP CONSTRAINT enrollment_state_check,
        ADD CONSTRAINT enrollment_state_check
          CHECK (state IN ('awaiting_proof', 'confirmed', 'completed', 'failed', 'cancelled', 'expired'));
      DROP INDEX enrollment_one_live;
      CREATE UNIQUE INDEX enrollment_one_live ON enrollment (person_id, method) WHERE state IN ('awaiting_proof', 'confirmed');
      CREATE INDEX enrollment_destination ON enrollment (destination_mac, created_at DESC)
        WHERE state = 'awaiting_proof' AND destination_mac IS NOT NULL;
      CREATE INDEX enrollment_activation ON enrollment (activation_hash) WHERE activated_at IS NULL AND activation_hash IS NOT NULL;

      ALTER TABLE challenge
        ADD COLUMN destination_mac bytea,
        ADD COLUMN number bytea,
        ADD COLUMN context jsonb NOT NULL DEFAULT '{"application": "", "place": "", "browser": ""}',
        DROP CONSTRAINT challenge_state_check,
        ADD CONSTRAINT challenge_state_check
          CHECK (state IN ('pending', 'confirmed', 'approved', 'denied', 'fraud_reported', 'failed', 'expired'));
      ALTER TABLE challenge ALTER COLUMN context DROP DEFAULT;
      DROP INDEX challenge_one_pending;
      CREATE UNIQUE INDEX challenge_one_live ON challenge (person_id, purpose) WHERE state IN ('pending', 'confirmed');
      CREATE INDEX challenge_destination ON challenge (destination_mac, created_at DESC)
        WHERE state = 'pending' AND destination_mac IS NOT NULL;

      -- A set is replaced whole: what is here is the current one. Number and code are printed together, so one try costs one hash.
      CREATE TABLE recovery_code (
        id uuid PRIMARY KEY,
        person_id uuid NOT NULL REFERENCES person,
        number integer NOT NULL CHECK (number > 0),
        hash text NOT NULL,
        issued_at timestamptz NOT NULL,
        used_at timestamptz,
        UNIQUE (person_id, number)
      );

      CREATE TABLE app_password (
        id uuid PRIMARY KEY,
        person_id uuid NOT NULL REFERENCES person,
        name text NOT NULL,
        mac bytea NOT NULL,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        last_used_at timestamptz,
        last_used_from text,
        revoked_at timestamptz,
        revoke_reason text,
        UNIQUE (person_id, mac)
      );

      -- Every second factor of the person is refused until somebody else lifts it. It never ends by itself.
      CREATE TABLE block (
        id uuid PRIMARY KEY,
        person_id uuid NOT NULL REFERENCES person,
        at timestamptz NOT NULL,
        lifted_at timestamptz,
        lifted_by uuid REFERENCES person,
        lifted_by_name text,
        lift_reason text,
        CHECK (lifted_by <> person_id),
        CHECK ((lifted_at IS NULL) = (lifted_by IS NULL) AND (lifted_at IS NULL) = (lift_reason IS NULL))
      );
      CREATE UNIQUE INDEX block_one_active ON block (person_id) WHERE lifted_at IS NULL;

      -- The one that began a block has the block's id. Evidence: written once, never changed.
      CREATE TABLE fraud_report (
        id uuid PRIMARY KEY,
        block_id uuid NOT NULL REFERENCES block,
        person_id uuid NOT NULL REFERENCES person,
        at timestamptz NOT NULL,
        reported_by text NOT NULL CHECK (reported_by IN ('notification', 'call', 'text', 'portal')),
        regarding_id uuid,
        decision_id uuid,
        method text,
        hint text,
        application text,
        place text,
        browser text
      );
      CREATE INDEX fraud_report_at ON fraud_report (at DESC, id);
      CREATE INDEX fraud_report_block ON fraud_report (block_id);

      -- Nothing of this key is let through before then.
      ALTER TABLE rolling_limit ADD COLUMN paused_until timestamptz;
      -- The same for limits of many, by the minute: one small row is written where a list would be rewritten whole.
      CREATE TABLE rolling_tally (
        scope text NOT NULL,
        key text NOT NULL,
        minute timestamptz NOT NULL,
        taken integer NOT NULL,
        PRIMARY KEY (scope, key, minute)
      );

      -- The language that the person's page was in last; what they are told by mail is in it.
      ALTER TABLE person ADD COLUMN locale text;

      GRANT SELECT, INSERT, UPDATE, DELETE ON recovery_code, rolling_tally TO tessera_app;
      GRANT SELECT, INSERT, UPDATE ON app_password, block TO tessera_app;
      GRANT SELECT, INSERT ON fraud_report TO tessera_app;
    `);
  }

  /** Forward only: a mistake is mended by the next migration. */
  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
