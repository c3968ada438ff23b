import type { EnrollmentCore } from '../../core.js';
import type { EnrollmentPorts } from '../../ports.js';
import { done, refuse } from '../../refusals.js';
import { shownText } from '../device/shown-text.js';
import { macOfAppPassword } from './secret.js';

/**
 * At 140 bits there is nothing to guess, so a wrong one moves no counter: a mail client with an old password must not pause its
 * owner's second factors. It proves nothing at any other door (attack F04).
 */
export const verifyAppPassword =
  <H>(ports: EnrollmentPorts<H>): EnrollmentCore<H>['verifyAppPassword'] =>
  ({ personId, password, from }) =>
    ports.transaction(async (tx) => {
      const mac = macOfAppPassword(ports.secretBox, personId, password);
      const blocked = (await tx.blocks.active(personId)) !== null;
      const source = shownText(from);
      const row = mac === null || blocked ? null : await tx.appPasswords.use(personId, mac, source, tx.now);
      if (row === null) {
        const refusal = refuse('app_password_wrong');
        const details = { from: source, blocked };
        await tx.audit.append({ action: 'app_password.refused', outcome: 'refused', code: refusal.code, personId, details });
        return refusal;
      }
      const details = { appPasswordId: row.id, name: row.name, from: source };
      await tx.audit.append({ action: 'app_password.used', outcome: 'success', personId, details });
      const { id, name, createdAt, expiresAt, lastUsedAt, lastUsedFrom } = row;
      return done({ id, name, createdAt, expiresAt, lastUsedAt, lastUsedFrom });
    });
