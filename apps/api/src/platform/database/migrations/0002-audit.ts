import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Audit1764000000002 implements MigrationInterface {
  readonly name = 'Audit1764000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE audit_event (
        ordinal bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        id uuid NOT NULL UNIQUE,
        transaction_id xid8 NOT NULL DEFAULT pg_current_xact_id(),
        at timestamptz NOT NULL,
        action text NOT NULL,
        outcome text NOT NULL CHECK (outcome IN ('success', 'refused')),
        code text,
        actor_kind text NOT NULL CHECK (actor_kind IN ('person', 'operator', 'system', 'anonymous')),
        actor_id uuid,
        actor_name text,
        subject_kind text,
        subject_id uuid,
        subject_name text,
        source_address text,
        decision_id uuid,
        details jsonb NOT NULL DEFAULT '{}',
        -- SHA-256 over the canonical JSON (RFC 8785) of the fields above, without ordinal and transaction.
        hash bytea NOT NULL
      );
      CREATE INDEX audit_event_unsealed ON audit_event (transaction_id, ordinal);
      CREATE INDEX audit_event_subject ON audit_event (subject_id, ordinal);
      CREATE INDEX audit_event_actor ON audit_event (actor_id, ordinal);
      CREATE INDEX audit_event_action ON audit_event (action, ordinal);
      CREATE INDEX audit_event_at ON audit_event (at);
      CREATE INDEX audit_event_decision ON audit_event (decision_id) WHERE decision_id IS NOT NULL;

      -- A seal covers every event whose transaction lies in [from_transaction, to_transaction). It is made only once no open
      -- transaction is left below to_transaction, so writers never wait for each other and no event can slip in behind a seal.
      CREATE TABLE audit_seal (
        number bigint PRIMARY KEY,
        from_transaction xid8 NOT NULL,
        to_transaction xid8 NOT NULL,
        events integer NOT NULL CHECK (events >= 0),
        previous_hash bytea NOT NULL,
        hash bytea NOT NULL,
        sealed_at timestamptz NOT NULL DEFAULT now(),
        CHECK (from_transaction < to_transaction)
      );

      CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $fn$
      BEGIN
        RAISE EXCEPTION 'the audit log is append-only' USING ERRCODE = 'insufficient_privilege';
      END $fn$;
      CREATE TRIGGER audit_event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_event
        FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();
      CREATE TRIGGER audit_seal_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_seal
        FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();

      GRANT SELECT, INSERT ON audit_event, audit_seal TO tessera_app;
    `);
  }

  /** Forward only: a mistake is mended by the next migration. */
  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
