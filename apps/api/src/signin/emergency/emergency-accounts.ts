import { Injectable } from '@nestjs/common';
import { loginKey } from '@tessera/directory';
import type { EnrollmentView } from '@tessera/enrollment';
import { randomBytes } from 'node:crypto';
import { actorOf, Audit, type NewAuditEvent } from '../../audit/index.js';
import { EnrollmentService, slowHash } from '../../enrollment/index.js';
import { Alerts, People } from '../../people/index.js';
import {
  checkReason,
  Database,
  type FullViewer,
  HostSecretBox,
  Refused,
  type RequestSource,
  row,
  rows,
  type Work,
} from '../../platform/index.js';
import { shutsLastWayIn } from '../../policies/index.js';
import { Fresh } from '../sessions/fresh.js';
import { Sessions } from '../sessions/sessions.js';
import { DRILL_DAYS } from './emergency-drill.js';
import type { EmergencyAccount } from './emergency.types.js';

export const MOST_ACCOUNTS = 3;
const LONGEST_NAME = 40;
const PASSWORD_BYTES = 20;

const SHOWN = `p.id, p.login, e.reason, e.created_at AS "createdAt", e.created_by AS "createdBy", e.last_used_at AS "lastUsedAt",
  CASE WHEN e.confirmed_at IS NULL THEN 'UNFINISHED'
       WHEN EXISTS (SELECT 1 FROM authenticator a WHERE a.person_id = p.id AND a.removed_at IS NULL AND a.disabled_at IS NULL) THEN 'READY'
       ELSE 'NO_FACTOR' END AS state,
  coalesce(e.last_used_at, e.confirmed_at) + ${DRILL_DAYS} * interval '1 day' AS "drillDueAt"`;

interface Begun {
  readonly account: EmergencyAccount;
  readonly password: string;
  readonly enrollment: EnrollmentView;
}

const invalid = (field: string, sentence: string): Refused => new Refused('emergency_invalid', { field }, sentence);

/** A sealed way in outlives the session that made it, so somebody's open console is not enough (attack E15). */
const staleOf = (operator: FullViewer): Refused | null =>
  Fresh.refusalOf(operator) && new Refused('fresh_proof_needed', {}, 'Sign out and in again, then do this within five minutes.');

/** Emergency accounts: made by an admin in two steps, told to all admins, never in a directory. */
@Injectable()
export class EmergencyAccounts {
  readonly #hash: ReturnType<typeof slowHash>;

  constructor(
    private readonly database: Database,
    private readonly people: People,
    private readonly enrollment: EnrollmentService,
    private readonly sessions: Sessions,
    private readonly alerts: Alerts,
    private readonly audit: Audit,
    box: HostSecretBox,
  ) {
    this.#hash = slowHash(box);
  }

  list(): Promise<EmergencyAccount[]> {
    return rows<EmergencyAccount>(
      this.database.manager,
      `SELECT ${SHOWN} FROM emergency_account e JOIN person p ON p.id = e.person_id WHERE e.removed_at IS NULL ORDER BY e.created_at, p.id`,
    );
  }

  async begin(operator: FullViewer, login: string, reasonText: string, source: RequestSource): Promise<Begun | Refused> {
    const name = login.normalize('NFC').trim();
    const key = loginKey(name);
    const reason = checkReason(reasonText);
    if (reason instanceof Refused) return reason;
    const stale = staleOf(operator);
    if (stale) return stale;
    if (key === null || name.length > LONGEST_NAME || /[\p{Cc}@\\]/u.test(name)) {
      return invalid('login', `A name has 1 to ${LONGEST_NAME} characters, without @ and backslash.`);
    }
    if ((await this.people.findByLogin(key)) !== 'none') return invalid('login', 'Somebody in a directory has this name.');
    const password = grouped(randomBytes(PASSWORD_BYTES));
    const hash = await this.#hash.hash(password);
    const id = await this.database.transaction((work) => this.insert(work, operator, { name, key, reason, hash }));
    if (id instanceof Refused) return id;
    const core = this.enrollment.for({ sourceAddress: source.address, decisionId: operator.decisionId });
    const started = await core.startEnrollment({
      personId: id,
      sessionId: operator.sessionId,
      method: 'app-code',
      account: name,
      allowedMethods: ['app-code'],
      digitsOnCalls: false,
    });
    if (!started.ok) return Refused.of(started);
    const account = (await this.list()).find((one) => one.id === id);
    return account ? { account, password, enrollment: started.value } : new Refused('not_found');
  }

  private async insert(
    work: Work,
    operator: FullViewer,
    { name, key, reason, hash }: Readonly<Record<'name' | 'key' | 'reason' | 'hash', string>>,
  ): Promise<string | Refused> {
    const { manager } = work;
    await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('emergency-accounts', 0))`);
    const there = await rows<{ key: string }>(manager, 'SELECT login_key AS key FROM emergency_account WHERE removed_at IS NULL');
    if (there.length >= MOST_ACCOUNTS) return invalid('login', `There are ${MOST_ACCOUNTS} already. Remove one first.`);
    if (there.some((one) => one.key === key)) return invalid('login', 'Another emergency account has this name.');
    const made = await row<{ id: string }>(
      manager,
      `INSERT INTO person (directory_id, external_id, dn, dn_key, path, login, login_keys, display_name, directory_state, row_hash)
       VALUES (NULL, gen_random_uuid()::text, '', '', '', $1, '{}', $1, 'active', '\\x00') RETURNING id`,
      [name],
    );
    const id = made?.id ?? '';
    await manager.query(
      'INSERT INTO emergency_account (person_id, login_key, password_hash, reason, created_by) VALUES ($1, $2, $3, $4, $5)',
      [id, key, hash, reason, operator.displayName],
    );
    await this.tell(work, operator, 'made', { id, name }, reason);
    return id;
  }

  /** Only whoever began it, in the same session, can finish it. */
  async confirm(
    operator: FullViewer,
    { id, handle, code }: { readonly id: string; readonly handle: string; readonly code: string },
    source: RequestSource,
  ): Promise<EmergencyAccount | Refused> {
    if (!(await this.list()).some((one) => one.id === id && one.state === 'UNFINISHED')) return new Refused('not_found');
    const core = this.enrollment.for({ sourceAddress: source.address, decisionId: operator.decisionId });
    const outcome = await core.verifyEnrollment({
      personId: id,
      sessionId: operator.sessionId,
      handle,
      code,
      recovering: false,
      onSuccess: async ({ host }) => {
        await host.manager.query('UPDATE emergency_account SET confirmed_at = now() WHERE person_id = $1', [id]);
        await this.audit.append(host, aboutAccount('emergency.confirmed', operator, { id, name: await this.nameOf(host, id) }));
      },
    });
    if (!outcome.ok) return Refused.of(outcome);
    return (await this.list()).find((one) => one.id === id) ?? new Refused('not_found');
  }

  remove(operator: FullViewer, id: string, reasonText: string): Promise<true | Refused> {
    return this.database.transaction(async (work) => {
      const { manager } = work;
      const reason = checkReason(reasonText);
      if (reason instanceof Refused) return reason;
      const stale = staleOf(operator);
      if (stale) return stale;
      if (id === operator.personId) return new Refused('forbidden', {}, 'An emergency account cannot remove itself.');
      await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('emergency-accounts', 0))`);
      const close = (): Promise<unknown> =>
        manager.query(
          'UPDATE emergency_account SET removed_at = now(), removed_by = $2 WHERE person_id = $1 AND removed_at IS NULL',
          [id, operator.displayName],
        );
      const shut = await shutsLastWayIn(work, close);
      if (shut) return shut;
      await close();
      const gone = await row<{ name: string }>(
        manager,
        `UPDATE person SET missing_since = now() WHERE id = $1 AND directory_id IS NULL AND missing_since IS NULL
      RETURNING display_name AS name`,
        [id],
      );
      if (!gone) return new Refused('not_found');
      await this.sessions.endAll(work, id, 'account_removed');
      await this.tell(work, operator, 'removed', { id, name: gone.name }, reason);
      return true;
    });
  }

  private async tell(
    work: Work,
    operator: FullViewer,
    act: 'made' | 'removed',
    account: { readonly id: string; readonly name: string },
    reason: string,
  ): Promise<void> {
    await this.audit.append(work, { ...aboutAccount(`emergency.${act}`, operator, account), details: { reason } });
    await this.alerts.raise(work, {
      kind: `emergency.${act}`,
      sentence: `${operator.displayName} ${act} the emergency account ${account.name}`,
      details: { account: account.name, by: operator.displayName, reason },
    });
  }

  private async nameOf(work: Work, id: string): Promise<string> {
    return (await row<{ name: string }>(work.manager, 'SELECT display_name AS name FROM person WHERE id = $1', [id]))?.name ?? '';
  }
}

const aboutAccount = (
  action: string,
  operator: FullViewer,
  { id, name }: { readonly id: string; readonly name: string },
): NewAuditEvent => ({
  action,
  actor: actorOf(operator),
  subject: { kind: 'person', id, name },
});

/** Without letters that look alike, in groups of four, to be written down and typed again: 32 letters of 5 bits each. */
const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789';
function grouped(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const letters = (bits.match(/.{5}/g) ?? []).map((five) => LETTERS[Number.parseInt(five, 2)] ?? '').join('');
  return (letters.match(/.{4}/g) ?? []).join('-');
}
