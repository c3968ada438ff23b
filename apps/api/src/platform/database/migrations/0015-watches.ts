import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Watches1764000000015 implements MigrationInterface {
  readonly name = 'Watches1764000000015';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Wrong answers to the second step, over everybody, by time: counted a few times a minute, and few beside the rest.
      CREATE INDEX audit_event_wrong_answer ON audit_event (at)
        WHERE action IN ('challenge.refused', 'challenge.failed', 'enrollment.refused', 'enrollment.failed', 'device.refused')
          AND code IN ('code_wrong', 'too_many_tries', 'number_wrong', 'second_factor_locked');

      -- The timeline that verifications see. Another one later on means that another server has taken over.
      INSERT INTO installation (name, value)
        VALUES ('time-steps', jsonb_build_object('timeline', substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8), 'after', NULL));
    `);
  }

  /** Forward only: a mistake is mended by the next migration. */
  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
