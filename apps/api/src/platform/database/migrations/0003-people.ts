import type { MigrationInterface, QueryRunner } from 'typeorm';

export class People1764000000003 implements MigrationInterface {
  readonly name = 'People1764000000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE person (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        directory_id uuid NOT NULL,
        external_id text NOT NULL,
        dn text NOT NULL,
        dn_key text NOT NULL,
        -- Canonical RDNs from the root down, joined by U+001F: a subtree is a prefix.
        path text NOT NULL,
        login text NOT NULL,
        login_keys text[] NOT NULL,
        display_name text NOT NULL,
        given_name text,
        family_name text,
        mail text,
        office_phone text,
        department text,
        title text,
        country text,
        language text,
        directory_state text NOT NULL CHECK (directory_state IN ('active', 'disabled', 'expired', 'locked')),
        missing_since timestamptz,
        row_hash bytea NOT NULL,
        first_seen_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        UNIQUE (directory_id, external_id)
      );
      CREATE INDEX person_login_keys ON person USING gin (login_keys);
      CREATE INDEX person_dn ON person (directory_id, dn_key);
      CREATE INDEX person_path ON person (path text_pattern_ops);
      CREATE INDEX person_name ON person (lower(display_name), id);
      CREATE INDEX person_search ON person USING gin (
        (lower(display_name || ' ' || login || ' ' || coalesce(mail, '') || ' ' || coalesce(department, ''))) gin_trgm_ops
      );

      CREATE TABLE directory_group (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        directory_id uuid NOT NULL,
        external_id text NOT NULL,
        dn text NOT NULL,
        dn_key text NOT NULL,
        path text NOT NULL,
        name text NOT NULL,
        description text,
        missing_since timestamptz,
        row_hash bytea NOT NULL,
        UNIQUE (directory_id, external_id)
      );
      CREATE INDEX directory_group_dn ON directory_group (directory_id, dn_key);
      CREATE INDEX directory_group_name ON directory_group (lower(name), id);

      CREATE TABLE organisational_unit (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        directory_id uuid NOT NULL,
        external_id text NOT NULL,
        dn text NOT NULL,
        dn_key text NOT NULL,
        path text NOT NULL,
        name text NOT NULL,
        missing_since timestamptz,
        row_hash bytea NOT NULL,
        UNIQUE (directory_id, external_id)
      );

      CREATE TABLE group_member (
        group_id uuid NOT NULL REFERENCES directory_group ON DELETE CASCADE,
        person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
        PRIMARY KEY (group_id, person_id)
      );
      CREATE INDEX group_member_person ON group_member (person_id);

      CREATE TABLE group_child (
        parent_id uuid NOT NULL REFERENCES directory_group ON DELETE CASCADE,
        child_id uuid NOT NULL REFERENCES directory_group ON DELETE CASCADE,
        PRIMARY KEY (parent_id, child_id)
      );

      -- Every group with every group nested below it, itself included, by the shortest path; loops are cut, depth is at most 20.
      CREATE TABLE group_closure (
        ancestor_id uuid NOT NULL REFERENCES directory_group ON DELETE CASCADE,
        descendant_id uuid NOT NULL REFERENCES directory_group ON DELETE CASCADE,
        depth integer NOT NULL,
        -- Names from the ancestor to the descendant, both included.
        path text[] NOT NULL,
        PRIMARY KEY (ancestor_id, descendant_id)
      );
      CREATE INDEX group_closure_descendant ON group_closure (descendant_id);

      -- Level by level, each pair once by its first shortest path: the work is bounded by pairs, however the groups loop.
      CREATE FUNCTION rebuild_group_closure() RETURNS void LANGUAGE plpgsql AS $fn$
      DECLARE
        level integer := 0;
        reached bigint;
      BEGIN
        DELETE FROM group_closure;
        INSERT INTO group_closure (ancestor_id, descendant_id, depth, path)
          SELECT id, id, 0, ARRAY[name] FROM directory_group WHERE missing_since IS NULL;
        LOOP
          INSERT INTO group_closure (ancestor_id, descendant_id, depth, path)
            SELECT DISTINCT ON (w.ancestor_id, c.child_id) w.ancestor_id, c.child_id, level + 1, w.path || g.name
              FROM group_closure w
              JOIN group_child c ON c.parent_id = w.descendant_id
              JOIN directory_group g ON g.id = c.child_id AND g.missing_since IS NULL
             WHERE w.depth = level
             ORDER BY w.ancestor_id, c.child_id, w.path || g.name
          ON CONFLICT DO NOTHING;
          GET DIAGNOSTICS reached = ROW_COUNT;
          level := level + 1;
          EXIT WHEN reached = 0 OR level = 20;
        END LOOP;
      END $fn$;

      -- Console roles come from directory groups, nested ones included.
      CREATE TABLE role_mapping (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        role text NOT NULL CHECK (role IN ('admin', 'helpdesk', 'auditor')),
        group_id uuid NOT NULL REFERENCES directory_group ON DELETE CASCADE,
        created_at timestamptz NOT NULL DEFAULT now(),
        created_by text,
        UNIQUE (role, group_id)
      );
      CREATE VIEW person_role AS
        SELECT DISTINCT gm.person_id, rm.role, rm.group_id
          FROM role_mapping rm
          JOIN group_closure gc ON gc.ancestor_id = rm.group_id
          JOIN group_member gm ON gm.group_id = gc.descendant_id;

      GRANT SELECT, INSERT, UPDATE, DELETE ON person, directory_group, organisational_unit, group_member, group_child,
        group_closure, role_mapping TO tessera_app;
      GRANT SELECT ON person_role TO tessera_app;
    `);
  }

  /** Forward only: a mistake is mended by the next migration. */
  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
