import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PolicyRules1764000000018 implements MigrationInterface {
  readonly name = 'PolicyRules1764000000018';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Groups of a directory that are themselves the requirement: one policy for each group that a rule matches.
      CREATE TABLE policy_rule (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        directory_id uuid NOT NULL REFERENCES directory,
        by text NOT NULL CHECK (by IN ('group', 'below', 'filter')),
        -- The directory's id of a group, a DN, or a filter.
        value text NOT NULL,
        -- Of a DN: canonical, as directory_group.path is.
        path text,
        label text NOT NULL,
        methods text[] NOT NULL CHECK (cardinality(methods) > 0),
        terms jsonb NOT NULL,
        made_by text NOT NULL,
        reason text NOT NULL,
        -- Why the directory could not say which groups the filter matches; what it said last holds on.
        problem text,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        removed_at timestamptz,
        CHECK ((by = 'below') = (path IS NOT NULL))
      );
      CREATE UNIQUE INDEX policy_rule_once ON policy_rule (directory_id, by, value) WHERE removed_at IS NULL;

      -- What the directory said last of a filter.
      CREATE TABLE policy_rule_group (
        rule_id uuid NOT NULL REFERENCES policy_rule ON DELETE CASCADE,
        external_id text NOT NULL,
        -- The run since which it matches no more; an undo of that run takes it back.
        gone_by uuid,
        PRIMARY KEY (rule_id, external_id)
      );
      -- The same as one run was told; a row without a group says that the answer is complete. Emptied with all that is staged.
      CREATE UNLOGGED TABLE stage_rule_group (
        run_id uuid NOT NULL, rule_id uuid NOT NULL, filter text NOT NULL, external_id text
      );
      CREATE INDEX stage_rule_group_rule ON stage_rule_group (run_id, rule_id, external_id);

      -- Made by a rule, for one group.
      ALTER TABLE policy ADD COLUMN rule_id uuid REFERENCES policy_rule, ADD COLUMN group_id uuid,
        ADD CHECK ((rule_id IS NULL) = (group_id IS NULL));
      CREATE UNIQUE INDEX policy_of_rule ON policy (rule_id, group_id) WHERE rule_id IS NOT NULL;
      -- Groups may have the same name, and so may the policies that follow them.
      DROP INDEX policy_name;
      CREATE UNIQUE INDEX policy_name ON policy (lower(name)) WHERE rule_id IS NULL;

      GRANT SELECT, INSERT, UPDATE, DELETE ON policy_rule, policy_rule_group, stage_rule_group TO tessera_app;
    `);
  }

  /** Forward only: a mistake is mended by the next migration. */
  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
