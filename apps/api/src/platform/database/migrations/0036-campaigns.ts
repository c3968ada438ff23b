import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Campaigns1764000000036 implements MigrationInterface {
  readonly name = 'Campaigns1764000000036';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Asking people to enroll by a date: those of a group, nested ones included, or those whom a policy requires.
      CREATE TABLE campaign (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        name text NOT NULL,
        group_id uuid REFERENCES directory_group ON DELETE CASCADE,
        policy_id uuid REFERENCES policy ON DELETE CASCADE,
        due_at timestamptz NOT NULL,
        -- [{locale, subject, text}], with {name}, {organisation}, {due} and {link}.
        letters jsonb NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        created_by text NOT NULL,
        stopped_at timestamptz,
        stopped_by text,
        stop_reason text,
        CHECK ((group_id IS NULL) <> (policy_id IS NULL))
      );

      CREATE TABLE campaign_person (
        campaign_id uuid NOT NULL REFERENCES campaign ON DELETE CASCADE,
        person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
        joined_at timestamptz NOT NULL DEFAULT now(),
        -- Which mails went out: 1 at the beginning, 2 seven days before the end, 3 one day before.
        stage smallint NOT NULL DEFAULT 0,
        mailed_at timestamptz,
        PRIMARY KEY (campaign_id, person_id)
      );
      CREATE INDEX campaign_person_person ON campaign_person (person_id);

      CREATE TABLE campaign_day (
        campaign_id uuid NOT NULL REFERENCES campaign ON DELETE CASCADE,
        day date NOT NULL,
        people integer NOT NULL,
        done integer NOT NULL,
        PRIMARY KEY (campaign_id, day)
      );

      GRANT SELECT, INSERT, UPDATE ON campaign, campaign_day TO tessera_app;
      GRANT SELECT, INSERT, UPDATE, DELETE ON campaign_person TO tessera_app;
    `);
  }

  /** Forward only: a mistake is mended by the next migration. */
  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
