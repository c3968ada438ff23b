import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Simulator1764000000014 implements MigrationInterface {
  readonly name = 'Simulator1764000000014';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A reply that was typed on a demo phone.
      ALTER TABLE simulator_text ADD COLUMN from_person boolean NOT NULL DEFAULT false;

      -- What the demo phones were called for, and the demo mailbox. Demo mode only; forgotten after a day.
      CREATE TABLE simulator_call (
        id uuid PRIMARY KEY,
        at timestamptz NOT NULL DEFAULT now(),
        phone text NOT NULL,
        from_number text NOT NULL,
        state text NOT NULL DEFAULT 'RINGING' CHECK (state IN ('RINGING', 'ANSWERED', 'ENDED')),
        locale text NOT NULL DEFAULT 'en',
        said text[] NOT NULL DEFAULT '{}',
        keys text NOT NULL DEFAULT '',
        outcome text
      );
      CREATE INDEX simulator_call_at ON simulator_call (at DESC);

      CREATE TABLE simulator_mail (
        id uuid PRIMARY KEY,
        at timestamptz NOT NULL DEFAULT now(),
        recipient text NOT NULL,
        subject text NOT NULL,
        body text NOT NULL
      );
      CREATE INDEX simulator_mail_at ON simulator_mail (at DESC);

      GRANT SELECT, INSERT, UPDATE, DELETE ON simulator_call, simulator_mail TO tessera_app;
    `);
  }

  /** Forward only: a mistake is mended by the next migration. */
  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
