import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Enrollment1764000000005 implements MigrationInterface {
  readonly name = 'Enrollment1764000000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What of a list of times is younger than a moment, in order.
      CREATE FUNCTION hits_since(hits timestamptz[], since timestamptz) RETURNS timestamptz[] LANGUAGE sql IMMUTABLE AS $fn$
        SELECT coalesce(array_agg(hit ORDER BY hit), '{}') FROM unnest(hits) hit WHERE hit > since
      $fn$;

      CREATE TABLE authenticator (
        id uuid PRIMARY KEY,
        person_id uuid NOT NULL REFERENCES person,
        method text NOT NULL,
        label text NOT NULL,
        hint text NOT NULL,
        secret bytea NOT NULL,
        last_step bigint NOT NULL DEFAULT -1,
        preferred boolean NOT NULL DEFAULT false,
        enrolled_at timestamptz NOT NULL,
        last_used_at timestamptz,
        failures_in_a_row integer NOT NULL DEFAULT 0,
        disabled_at timestamptz,
        removed_at timestamptz
      );
      CREATE INDEX authenticator_person ON authenticator (person_id) WHERE removed_at IS NULL;

      CREATE TABLE enrollment (
        id uuid PRIMARY KEY,
        handle_hash bytea NOT NULL UNIQUE,
        person_id uuid NOT NULL REFERENCES person,
        session_id uuid NOT NULL,
        method text NOT NULL,
        state text NOT NULL CHECK (state IN ('awaiting_proof', 'completed', 'failed', 'cancelled', 'expired')),
        secret bytea NOT NULL,
        label text NOT NULL,
        hint text NOT NULL,
        code_mac bytea,
        code_expires_at timestamptz,
        sends integer NOT NULL DEFAULT 0,
        resend_at timestamptz,
        tries integer NOT NULL DEFAULT 0,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        finished_at timestamptz
      );
      CREATE UNIQUE INDEX enrollment_one_live ON enrollment (person_id, method) WHERE state = 'awaiting_proof';

      CREATE TABLE challenge (
        id uuid PRIMARY KEY,
        handle_hash bytea NOT NULL UNIQUE,
        person_id uuid NOT NULL REFERENCES person,
        session_id uuid NOT NULL,
        purpose text NOT NULL CHECK (purpose IN ('sign-in', 'enroll', 'fresh-proof')),
        method text NOT NULL,
        authenticator_id uuid NOT NULL REFERENCES authenticator,
        hint text NOT NULL,
        state text NOT NULL CHECK (state IN ('pending', 'approved', 'denied', 'fraud_reported', 'failed', 'expired')),
        code_mac bytea,
        code_expires_at timestamptz,
        sends integer NOT NULL DEFAULT 0,
        resend_at timestamptz,
        tries integer NOT NULL DEFAULT 0,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        finished_at timestamptz
      );
      CREATE UNIQUE INDEX challenge_one_pending ON challenge (person_id, purpose) WHERE state = 'pending';

      -- Wrong second-factor answers of one person, over every session, method and door. Passwords are counted elsewhere.
      CREATE TABLE second_factor_guess (
        person_id uuid PRIMARY KEY REFERENCES person,
        recent timestamptz[] NOT NULL DEFAULT '{}',
        locked_until timestamptz,
        locks_in_a_row integer NOT NULL DEFAULT 0
      );

      GRANT SELECT, INSERT, UPDATE ON authenticator, enrollment, challenge TO tessera_app;
      GRANT SELECT, INSERT, UPDATE, DELETE ON second_factor_guess TO tessera_app;
    `);
  }

  /** Forward only: a mistake is mended by the next migration. */
  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
