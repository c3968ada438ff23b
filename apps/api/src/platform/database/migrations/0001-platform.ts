import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Platform1764000000001 implements MigrationInterface {
  readonly name = 'Platform1764000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DO $do$ BEGIN
        CREATE ROLE tessera_app NOLOGIN;
      EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
      END $do$;
      GRANT tessera_app TO CURRENT_USER;
      GRANT USAGE ON SCHEMA public TO tessera_app;

      CREATE EXTENSION IF NOT EXISTS pg_trgm;

      -- One row a repeating task: who claimed which slot last, so that a tick runs once, however many processes there are.
      CREATE TABLE tick (
        name text PRIMARY KEY,
        slot bigint NOT NULL,
        claimed_at timestamptz NOT NULL DEFAULT now()
      );

      -- Small facts about the installation: key check value, setup token hash, whether an operator ever existed.
      CREATE TABLE installation (
        name text PRIMARY KEY,
        value jsonb NOT NULL,
        updated_at timestamptz NOT NULL DEFAULT now()
      );

      -- Rolling limits. One row a thing that is limited; hits are the times inside the window.
      CREATE TABLE rolling_limit (
        scope text NOT NULL,
        key text NOT NULL,
        hits timestamptz[] NOT NULL DEFAULT '{}',
        updated_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (scope, key)
      );
      CREATE INDEX rolling_limit_age ON rolling_limit (updated_at);

      GRANT SELECT ON schema_migration TO tessera_app;
      GRANT SELECT, INSERT, UPDATE, DELETE ON tick, installation, rolling_limit TO tessera_app;
    `);
  }

  /** Forward only: a mistake is mended by the next migration. */
  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
