import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PolicySettings1764000000032 implements MigrationInterface {
  readonly name = 'PolicySettings1764000000032';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What a preview assumes.
      CREATE TABLE policy_setting (
        one boolean PRIMARY KEY DEFAULT true CHECK (one),
        -- Of a hundred people who are asked to enroll, how many call the helpdesk.
        calls_percent integer NOT NULL DEFAULT 5 CHECK (calls_percent BETWEEN 0 AND 100),
        -- Logins of accounts that no person uses; * stands for anything.
        service_logins text[] NOT NULL DEFAULT '{svc-*,svc_*,service-*}'
      );
      INSERT INTO policy_setting DEFAULT VALUES;
      GRANT SELECT, UPDATE ON policy_setting TO tessera_app;
    `);
  }

  /** Forward only: a mistake is mended by the next migration. */
  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
