import type { Outcome, TrustEnded } from '@tessera/enrollment';
import { randomUUID } from 'node:crypto';
import { type EnrollmentHost, enrollmentHost } from './enrollment-host.js';

export const REPORT = {
  by: 'portal',
  regardingId: null,
  decisionId: null,
  method: 'app-code',
  hint: 'sam',
  application: 'Payroll',
  place: '192.0.2.7',
  browser: 'Firefox on Windows',
} as const;

export const CONTEXT = { application: 'Meridian Instruments', place: '192.0.2.1', browser: 'Firefox on Windows' };

export const valueOf = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.value;
};

/** An enrollment host whose people have addresses, languages and roles. */
export async function enrollmentWorld() {
  const host = await enrollmentHost();
  const ended: TrustEnded[] = [];
  host.trust.onEnd(async (_, one) => void ended.push(one));
  return {
    ...host,
    ended,
    async person({ mail = null, locale = null, language = null }: PersonWords = {}): Promise<string> {
      const id = await host.newPerson();
      await host.test.query('UPDATE person SET mail = $2, locale = $3, language = $4 WHERE id = $1', [
        id,
        mail,
        locale,
        language,
      ]);
      return id;
    },
    async giveRole(personId: string, role: string): Promise<void> {
      const [group] = await host.test.query<{ id: string }>(
        `INSERT INTO directory_group (directory_id, external_id, dn, dn_key, path, name, row_hash)
         SELECT id, gen_random_uuid()::text, 'cn=g', gen_random_uuid()::text, 'g', $1, '\\x00' FROM directory RETURNING id`,
        [`${role}s`],
      );
      await host.test.query('INSERT INTO group_member (group_id, person_id) VALUES ($1, $2)', [group?.id, personId]);
      await host.test.query('INSERT INTO role_mapping (role, group_id) VALUES ($1, $2)', [role, group?.id]);
      await host.test.query('SELECT rebuild_group_closure()');
    },
    asker: (personId: string) => ({ personId, sessionId: randomUUID() }),
  };
}
interface PersonWords {
  readonly mail?: string | null;
  readonly locale?: string | null;
  readonly language?: string | null;
}
export type EnrollmentWorld = EnrollmentHost & Awaited<ReturnType<typeof enrollmentWorld>>;
