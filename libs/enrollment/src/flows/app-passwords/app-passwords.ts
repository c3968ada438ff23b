import type { EnrollmentCore } from '../../core.js';
import type { AppPassword, EnrollmentPorts } from '../../ports.js';
import { done, refuse } from '../../refusals.js';
import type { AppPasswordView } from '../../views.js';
import { checkName } from '../name.js';
import { refused } from '../refused.js';
import { macOfAppPassword, newAppPassword } from './secret.js';

const DAY_MS = 86_400_000;

const show = ({ id, name, createdAt, expiresAt, lastUsedAt, lastUsedFrom }: AppPassword): AppPasswordView => ({
  id,
  name,
  createdAt,
  expiresAt,
  lastUsedAt,
  lastUsedFrom,
});

export const listAppPasswords =
  <H>(ports: EnrollmentPorts<H>): EnrollmentCore<H>['listAppPasswords'] =>
  ({ personId }) =>
    ports.transaction(async (tx) => (await tx.appPasswords.list(personId, tx.now)).map(show));

/** Under the person's lock, so that parallel requests cannot pass the limit together. */
export const createAppPassword =
  <H>(ports: EnrollmentPorts<H>): EnrollmentCore<H>['createAppPassword'] =>
  (options) =>
    ports.transaction(async (tx) => {
      const { personId, sessionId, terms } = options;
      const no = (code: 'app_passwords_off' | 'app_password_limit' | 'blocked') =>
        refused(tx, 'app_password.refused', options, refuse(code));
      if (!terms.allowed || terms.days < 1) return no('app_passwords_off');
      const name = checkName(options.name, 'name');
      if (!name.ok) return name;
      await tx.authenticators.lock(personId);
      if ((await tx.blocks.active(personId)) !== null) return no('blocked');
      const most = Math.min(terms.most, ports.settings.appPasswordsPerPerson);
      if ((await tx.appPasswords.list(personId, tx.now)).length >= most) return no('app_password_limit');

      const password = newAppPassword(ports.random);
      const mac = macOfAppPassword(ports.secretBox, personId, password);
      if (mac === null) throw new Error('app password: what was made does not have the form that is accepted');
      const row: AppPassword = {
        id: ports.random.uuid(),
        personId,
        name: name.value,
        mac,
        createdAt: tx.now,
        expiresAt: new Date(tx.now.getTime() + terms.days * DAY_MS),
        lastUsedAt: null,
        lastUsedFrom: null,
      };
      await tx.appPasswords.insert(row);
      await tx.audit.append({
        action: 'app_password.created',
        outcome: 'success',
        personId,
        sessionId,
        details: { appPasswordId: row.id, name: row.name, days: terms.days },
      });
      await tx.notices.tell({ kind: 'app_password_created', personId, facts: { name: row.name } });
      return done({ ...show(row), password });
    });

export const revokeAppPassword =
  <H>(ports: EnrollmentPorts<H>): EnrollmentCore<H>['revokeAppPassword'] =>
  (options) =>
    ports.transaction(async (tx) => {
      const { personId, sessionId, id } = options;
      const row = (await tx.appPasswords.list(personId, tx.now)).find((one) => one.id === id);
      if (row === undefined || !(await tx.appPasswords.revoke(row.id, personId, 'by_person', tx.now))) return refuse('not_found');
      await tx.audit.append({
        action: 'app_password.revoked',
        outcome: 'success',
        personId,
        sessionId,
        details: { appPasswordId: row.id, name: row.name, reason: 'by_person' },
      });
      return done(show(row));
    });
