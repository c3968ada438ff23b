import type { AuditTrail } from '@tessera/enrollment';
import { type Audit, SYSTEM } from '../../audit/index.js';
import type { Alerts } from '../../people/index.js';
import { row, type Work } from '../../platform/index.js';
import { alertOf } from '../alert-of.js';

/** Where a request came from and which sign-in it belongs to: facts that the core has no need of, and the audit log has. */
export interface Origin {
  readonly sourceAddress: string | null;
  readonly decisionId: string | null;
}

/** The core's events, about the person who acts on their own authenticators; what admins must know at once goes to them too. */
export function coreAudit(work: Work, audit: Audit, alerts: Alerts, origin: Origin): AuditTrail {
  const names = new Map<string, string>();
  const nameOf = async (personId: string): Promise<string> => {
    const known = names.get(personId);
    if (known !== undefined) return known;
    const person = await row<{ name: string }>(work.manager, 'SELECT display_name AS name FROM person WHERE id = $1', [personId]);
    names.set(personId, person?.name ?? '');
    return person?.name ?? '';
  };
  return {
    async append({ action, outcome, code, personId, sessionId, details }) {
      const name = personId === null ? '' : await nameOf(personId);
      const person = personId === null ? null : ({ kind: 'person', id: personId, name } as const);
      await audit.append(work, {
        action,
        outcome,
        code,
        actor: person ?? SYSTEM,
        subject: person,
        sourceAddress: origin.sourceAddress,
        decisionId: origin.decisionId,
        details: sessionId === undefined ? details : { ...details, sessionId },
      });
      const alert = alertOf({ action, details }, name);
      if (alert) await alerts.raise(work, alert);
    },
  };
}
