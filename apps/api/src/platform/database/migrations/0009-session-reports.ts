import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SessionReports1764000000009 implements MigrationInterface {
  readonly name = 'SessionReports1764000000009';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A person's last sign-in, and how many there were since a moment; ended sessions count as well.
      CREATE INDEX session_last ON session (person_id, created_at DESC);
      CREATE INDEX session_created ON session (created_at);
    `);
  }

  /** Forward only: a mistake is mended by the next migration. */
  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
