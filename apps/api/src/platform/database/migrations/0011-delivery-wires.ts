import type { MigrationInterface, QueryRunner } from 'typeorm';

export class DeliveryWires1764000000011 implements MigrationInterface {
  readonly name = 'DeliveryWires1764000000011';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A way out: an account at a provider. What is secret of its settings lies sealed, as JSON.
      CREATE TABLE provider (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        kind text NOT NULL,
        name text NOT NULL,
        enabled boolean NOT NULL DEFAULT true,
        position integer NOT NULL DEFAULT 0,
        settings jsonb NOT NULL DEFAULT '{}',
        secrets bytea,
        -- Made by demo mode, used in demo mode only; may lead to the computer itself.
        demo boolean NOT NULL DEFAULT false,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE UNIQUE INDEX provider_demo ON provider (kind) WHERE demo;

      ALTER TABLE outbox_message
        ALTER person_id DROP NOT NULL,
        ALTER regarding_id DROP NOT NULL,
        -- What lists may show of the recipient.
        ADD shown_to text NOT NULL DEFAULT '',
        -- MAC of a phone number, by which a reply finds the text that it answers.
        ADD recipient_mac bytea,
        ADD provider_id uuid,
        -- Set before a provider is asked, emptied once it is known that it did not take the message.
        ADD handed_at timestamptz,
        -- SHA-256 of the random part of the addresses by which the provider reports.
        ADD callback_hash bytea UNIQUE,
        -- SHA-256 of the one-use part of the address to which pressed keys are sent, and how often it was asked for them.
        ADD answer_hash bytea,
        ADD call_round smallint NOT NULL DEFAULT 0,
        -- The provider said how it ended; only then is a call's script emptied.
        ADD ended_at timestamptz;
      -- Contents are JSON from here on; what waited as plain text is older than its code by now.
      UPDATE outbox_message SET state = 'expired', recipient = NULL, body = NULL, finished_at = now()
       WHERE state IN ('queued', 'sending');
      CREATE INDEX outbox_message_person ON outbox_message (person_id, created_at DESC);
      CREATE INDEX outbox_message_reference ON outbox_message (provider_id, provider_reference) WHERE provider_reference IS NOT NULL;
      CREATE INDEX outbox_message_reply ON outbox_message (recipient_mac, created_at DESC) WHERE recipient_mac IS NOT NULL;
      CREATE INDEX outbox_message_script ON outbox_message (expires_at) WHERE state = 'sent' AND body IS NOT NULL;
      CREATE INDEX outbox_message_created ON outbox_message (created_at);

      -- What was tried for a message, when, and how it went.
      CREATE TABLE message_event (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        message_id uuid NOT NULL REFERENCES outbox_message ON DELETE CASCADE,
        at timestamptz NOT NULL DEFAULT clock_timestamp(),
        kind text NOT NULL,
        state text NOT NULL,
        reason text,
        provider_id uuid,
        provider text
      );
      CREATE INDEX message_event_message ON message_event (message_id, id);
      CREATE INDEX message_event_provider ON message_event (provider_id, id DESC) WHERE provider_id IS NOT NULL;

      -- Every report of a provider is taken once.
      CREATE TABLE provider_callback (
        provider_id uuid NOT NULL REFERENCES provider ON DELETE CASCADE,
        id text NOT NULL,
        at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (provider_id, id)
      );
      CREATE INDEX provider_callback_at ON provider_callback (at);

      -- Where a device may be woken; sealed, since whoever knows the address may write to the device.
      CREATE TABLE push_subscription (
        device_id uuid PRIMARY KEY,
        person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
        subscription bytea NOT NULL,
        updated_at timestamptz NOT NULL DEFAULT now()
      );

      GRANT SELECT, INSERT, UPDATE, DELETE ON provider, message_event, provider_callback, push_subscription TO tessera_app;
    `);
  }

  /** Forward only: a mistake is mended by the next migration. */
  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
