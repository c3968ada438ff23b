import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RefusalWatch1764000000037 implements MigrationInterface {
  readonly name = 'RefusalWatch1764000000037';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX decision_at ON decision (at)');
  }

  /** Forward only: a mistake is mended by the next migration. */
  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
