import { Injectable } from '@nestjs/common';
import { Database, type OperatorRole, rows, type Runner } from '../platform/index.js';
import { PersonEntity } from './person.entity.js';

/** A person as slices above see them. */
export type PersonRow = Readonly<Omit<PersonEntity, 'rowHash'>>;

/** Finding people for the slices above. */
@Injectable()
export class People {
  constructor(private readonly database: Database) {}

  /**
   * By any form of the login, already through `loginKey`. A name that several directories know is that of the first in their
   * order; the others' people have names with a domain, which no other directory knows. Two people of one directory who answer
   * to one name are nobody's sign-in: 'many' (attack I04).
   */
  async findByLogin(loginKey: string): Promise<PersonRow | 'none' | 'many'> {
    const [only, other] = await rows<{ id: string }>(
      this.database.manager,
      `WITH known AS MATERIALIZED (SELECT id, directory_id FROM person WHERE login_keys @> ARRAY[$1] AND missing_since IS NULL),
            first AS (SELECT d.id FROM directory d WHERE d.removed_at IS NULL AND d.id IN (SELECT directory_id FROM known)
                       ORDER BY d.position, d.created_at, d.id LIMIT 1)
       SELECT known.id FROM known JOIN first ON first.id = known.directory_id LIMIT 2`,
      [loginKey],
    );
    if (!only) return 'none';
    return other ? 'many' : ((await this.get(only.id)) ?? 'none');
  }

  get(id: string): Promise<PersonRow | null> {
    return this.database.manager.findOneBy(PersonEntity, { id });
  }

  /** Whether this is the person of an emergency account. */
  async isSealed(personId: string, runner: Runner = this.database.manager): Promise<boolean> {
    return (await rows(runner, 'SELECT 1 FROM person WHERE id = $1 AND directory_id IS NULL', [personId])).length > 0;
  }

  /** Keeps the language that their page is in: what they are told by mail is in it. */
  async spokeIn(runner: Runner, personId: string, locale: string): Promise<void> {
    await runner.query('UPDATE person SET locale = $2 WHERE id = $1 AND locale IS DISTINCT FROM $2', [personId, locale]);
  }

  /** Console roles by the directory's groups, nested ones included, as they are now. */
  async rolesOf(personId: string, runner: Runner = this.database.manager): Promise<OperatorRole[]> {
    const found = await rows<{ role: OperatorRole }>(
      runner,
      'SELECT DISTINCT role FROM person_role WHERE person_id = $1 ORDER BY role',
      [personId],
    );
    return found.map(({ role }) => role);
  }
}
