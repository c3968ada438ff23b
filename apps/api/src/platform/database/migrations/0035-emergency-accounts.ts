import type { MigrationInterface, QueryRunner } from 'typeorm';

export class EmergencyAccounts1764000000035 implements MigrationInterface {
  readonly name = 'EmergencyAccounts1764000000035';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Ways in that no directory can close. Their people are of no directory, so no sync and no list finds them.
      ALTER TABLE person ALTER COLUMN directory_id DROP NOT NULL;
      CREATE TABLE emergency_account (
        person_id uuid PRIMARY KEY REFERENCES person,
        login_key text NOT NULL,
        password_hash text NOT NULL,
        reason text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        created_by text NOT NULL,
        -- Its own app code was proven. Until then it opens nothing.
        confirmed_at timestamptz,
        -- A sign-in with both factors: also what a drill is.
        last_used_at timestamptz,
        reminded_at timestamptz,
        removed_at timestamptz,
        removed_by text
      );
      CREATE UNIQUE INDEX emergency_account_login ON emergency_account (login_key) WHERE removed_at IS NULL;
      GRANT SELECT, INSERT, UPDATE ON emergency_account TO tessera_app;

      CREATE OR REPLACE VIEW person_role AS
        SELECT DISTINCT gm.person_id, rm.role, rm.group_id
          FROM role_mapping rm
          JOIN group_closure gc ON gc.ancestor_id = rm.group_id
          JOIN group_member gm ON gm.group_id = gc.descendant_id
         UNION ALL
        SELECT e.person_id, 'admin', NULL::uuid
          FROM emergency_account e WHERE e.confirmed_at IS NOT NULL AND e.removed_at IS NULL;
    `);
  }

  /** Forward only: a mistake is mended by the next migration. */
  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
