import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Signin1764000000008 implements MigrationInterface {
  readonly name = 'Signin1764000000008';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What one sign-in needed, and why. A person can quote the id to the helpdesk.
      CREATE TABLE decision (
        id uuid PRIMARY KEY,
        at timestamptz NOT NULL DEFAULT now(),
        person_id uuid NOT NULL REFERENCES person,
        outcome text NOT NULL CHECK (outcome IN ('allow', 'challenge', 'enroll', 'deny')),
        reason text NOT NULL,
        trace jsonb NOT NULL
      );
      CREATE INDEX decision_person ON decision (person_id, at DESC);

      -- The password was right, and nothing more. Never a session: another table, another cookie, another type.
      CREATE TABLE half_session (
        id uuid PRIMARY KEY,
        token_hash bytea NOT NULL UNIQUE,
        person_id uuid NOT NULL REFERENCES person,
        purpose text NOT NULL CHECK (purpose IN ('challenge', 'enroll')),
        decision_id uuid NOT NULL REFERENCES decision,
        -- Methods that the decision allows to prove with, or to enroll.
        methods text[] NOT NULL,
        source_address text,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        ended_at timestamptz
      );
      CREATE INDEX half_session_person ON half_session (person_id) WHERE ended_at IS NULL;

      CREATE TABLE session (
        id uuid PRIMARY KEY,
        token_hash bytea NOT NULL UNIQUE,
        person_id uuid NOT NULL REFERENCES person,
        decision_id uuid NOT NULL REFERENCES decision,
        -- Kinds of factors proven, e.g. {password,app-code}. The console needs two kinds.
        proven text[] NOT NULL,
        source_address text,
        user_agent text,
        created_at timestamptz NOT NULL,
        proven_at timestamptz NOT NULL,
        last_seen_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        ended_at timestamptz,
        end_reason text
      );
      CREATE INDEX session_person ON session (person_id) WHERE ended_at IS NULL;

      GRANT SELECT, INSERT ON decision TO tessera_app;
      GRANT SELECT, INSERT, UPDATE ON half_session, session TO tessera_app;
    `);
  }

  /** Forward only: a mistake is mended by the next migration. */
  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
