import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SigninSteps1764000000013 implements MigrationInterface {
  readonly name = 'SigninSteps1764000000013';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE half_session
        -- A recovery code was proven: something new may be bound, and nothing else happens.
        ADD COLUMN recovering boolean NOT NULL DEFAULT false,
        -- Enrolling can be put off until then; null where it cannot.
        ADD COLUMN skip_until timestamptz,
        -- For how long this browser may be remembered after the proof; 0 never.
        ADD COLUMN remember_days integer NOT NULL DEFAULT 0;

      ALTER TABLE session
        -- Null: nothing was proven in it that a sensitive change could rest on, as after a remembered browser.
        ALTER COLUMN proven_at DROP NOT NULL,
        -- Wrong answers to requests for a fresh proof since the last right one.
        ADD COLUMN wrong_proofs integer NOT NULL DEFAULT 0;

      ALTER TABLE decision ADD COLUMN source_address text, ADD COLUMN user_agent text;
      CREATE INDEX session_decision ON session (decision_id);
      CREATE INDEX half_session_decision ON half_session (decision_id);

      -- A browser in which the second factor is not asked for again for some days. The browser holds a random token, the row its hash.
      CREATE TABLE remembered_device (
        id uuid PRIMARY KEY,
        token_hash bytea NOT NULL UNIQUE,
        person_id uuid NOT NULL REFERENCES person,
        user_agent text NOT NULL,
        source_address text,
        remembered_at timestamptz NOT NULL,
        last_used_at timestamptz,
        expires_at timestamptz NOT NULL,
        ended_at timestamptz,
        end_reason text
      );
      CREATE INDEX remembered_device_person ON remembered_device (person_id) WHERE ended_at IS NULL;

      GRANT SELECT, INSERT, UPDATE ON remembered_device TO tessera_app;
    `);
  }

  /** Forward only: a mistake is mended by the next migration. */
  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
