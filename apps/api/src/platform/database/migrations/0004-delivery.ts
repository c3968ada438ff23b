import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Delivery1764000000004 implements MigrationInterface {
  readonly name = 'Delivery1764000000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE outbox_message (
        id uuid PRIMARY KEY,
        kind text NOT NULL,
        person_id uuid NOT NULL,
        regarding_id uuid NOT NULL,
        state text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'sending', 'sent', 'failed', 'expired')),
        -- Sealed; emptied as soon as the message was handed over or given up.
        recipient bytea,
        body bytea,
        channel text,
        attempts integer NOT NULL DEFAULT 0,
        due_at timestamptz NOT NULL DEFAULT now(),
        leased_until timestamptz,
        expires_at timestamptz NOT NULL,
        provider_reference text,
        failure text,
        created_at timestamptz NOT NULL DEFAULT now(),
        finished_at timestamptz
      );
      CREATE INDEX outbox_message_due ON outbox_message (due_at) WHERE state IN ('queued', 'sending');
      CREATE INDEX outbox_message_regarding ON outbox_message (regarding_id, created_at DESC);

      -- What the demo phones received. Written by the simulator channel only, which does not exist in production.
      CREATE TABLE simulator_text (
        id uuid PRIMARY KEY,
        at timestamptz NOT NULL DEFAULT now(),
        phone text NOT NULL,
        body text NOT NULL
      );
      CREATE INDEX simulator_text_at ON simulator_text (at DESC);

      GRANT SELECT, INSERT, UPDATE, DELETE ON outbox_message, simulator_text TO tessera_app;
    `);
  }

  /** Forward only: a mistake is mended by the next migration. */
  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
