import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PolicyModel1764000000030 implements MigrationInterface {
  readonly name = 'PolicyModel1764000000030';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Conditions over attributes: a field of the person, an operator, and what it is compared with, in lower case.
      ALTER TABLE policy_condition
        ADD COLUMN field text CHECK (field IN ('department', 'title', 'country', 'mail-domain', 'login', 'language', 'directory')),
        ADD COLUMN operator text CHECK (operator IN ('is', 'is-not', 'starts-with', 'ends-with', 'contains', 'is-one-of', 'is-set')),
        ADD COLUMN operands text[],
        ADD CHECK ((kind = 'attribute') = (field IS NOT NULL AND operator IS NOT NULL AND operands IS NOT NULL)),
        ADD CHECK (operator IS NULL OR operator = 'is-one-of' OR cardinality(operands) = CASE operator WHEN 'is-set' THEN 0 ELSE 1 END);

      -- 'observe': matched and written down, and nobody is required by it. Not matched at all before it starts.
      ALTER TABLE policy_version
        ADD COLUMN mode text NOT NULL DEFAULT 'enforce' CHECK (mode IN ('enforce', 'observe')),
        ADD COLUMN starts_at timestamptz;

      -- Addresses that every one of some lists of networks holds, as networks. Networks nest or are apart, so it is those that
      -- lie within a network of each list.
      CREATE FUNCTION common_networks(lists jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $fn$
        SELECT coalesce(jsonb_agg(DISTINCT n.network ORDER BY n.network), '[]')
          FROM jsonb_array_elements(lists) l (list)
         CROSS JOIN jsonb_array_elements_text(l.list) n (network)
         WHERE NOT EXISTS (
           SELECT 1 FROM jsonb_array_elements(lists) o (list)
            WHERE NOT EXISTS (SELECT 1 FROM jsonb_array_elements_text(o.list) w (network) WHERE n.network::inet <<= w.network::inet))
      $fn$;

      -- For a while policies ask nothing of this person. What is enrolled is asked for all the same.
      CREATE TABLE policy_exception (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
        -- Who answers for it.
        owner text NOT NULL,
        reason text NOT NULL,
        starts_at timestamptz NOT NULL DEFAULT now(),
        ends_at timestamptz NOT NULL,
        made_by text NOT NULL,
        -- Ended before its time.
        ended_at timestamptz,
        ended_by text,
        CHECK (ends_at > starts_at AND ends_at <= starts_at + interval '30 days')
      );
      CREATE INDEX policy_exception_person ON policy_exception (person_id, ends_at);
      CREATE INDEX policy_exception_ends ON policy_exception (ends_at) WHERE ended_at IS NULL;
      GRANT SELECT, INSERT, UPDATE ON policy_exception TO tessera_app;
    `);
  }

  /** Forward only: a mistake is mended by the next migration. */
  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
