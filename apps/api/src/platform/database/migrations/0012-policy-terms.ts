import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PolicyTerms1764000000012 implements MigrationInterface {
  readonly name = 'PolicyTerms1764000000012';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What a policy says beside whom and by which methods. 0 days: off, or none.
      ALTER TABLE policy_version ADD COLUMN terms jsonb NOT NULL DEFAULT
        '{"digitsOnCalls": false, "officePhoneEditable": false, "backupRequired": false, "appPasswordDays": 0,
          "appPasswordsMost": 10, "rememberDays": 0, "graceDays": 0}';
      ALTER TABLE requirement ADD COLUMN terms jsonb NOT NULL DEFAULT '{}', ADD COLUMN deadline timestamptz;

      -- When a person was first required by anything. Grace counts from here, whatever policies or groups do afterwards.
      CREATE TABLE first_required (
        person_id uuid PRIMARY KEY REFERENCES person ON DELETE CASCADE,
        at timestamptz NOT NULL
      );
      INSERT INTO first_required SELECT person_id, since FROM requirement;
      GRANT SELECT, INSERT ON first_required TO tessera_app;

      -- The built-in policy's next version: both ways of the app, and calls never by # alone.
      INSERT INTO policy_version (id, policy_id, name, description, methods, terms)
        SELECT '00000000-0000-4000-8000-000000000003', policy_id, name, description, '{app-code,app-notification}',
               terms || '{"digitsOnCalls": true}' FROM policy_version WHERE id = '00000000-0000-4000-8000-000000000002';
      INSERT INTO policy_condition (version_id, effect, kind, label)
        VALUES ('00000000-0000-4000-8000-000000000003', 'include', 'console-role', 'Everyone with a console role');
      UPDATE policy_version SET number = 2, published_at = now(), published_by = 'Tessera', reason = 'notifications of the mobile app'
        WHERE id = '00000000-0000-4000-8000-000000000003';
      UPDATE policy SET active_version_id = '00000000-0000-4000-8000-000000000003'
        WHERE id = '00000000-0000-4000-8000-000000000001';
    `);
  }

  /** Forward only: a mistake is mended by the next migration. */
  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
