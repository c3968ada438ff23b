import type { AuditTrail } from '@tessera/enrollment';
import type { Audit } from '../../audit/index.js';
import { row, type Work } from '../../platform/index.js';

/** Where a request came from and which sign-in it belongs to: facts that the core has no need of, and the audit log has. */
export interface Origin {
  readonly sourceAddress: string | null;
  readonly decisionId: string | null;
}

/** The core's events, about the person who acts on their own authenticators. */
export function coreAudit(work: Work, audit: Audit, origin: Origin): AuditTrail {
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
      const name = await nameOf(personId);
      await audit.append(work, {
        action,
        outcome,
        code,
        actor: { kind: 'person', id: personId, name },
        subject: { kind: 'person', id: personId, name },
        sourceAddress: origin.sourceAddress,
        decisionId: origin.decisionId,
        details: sessionId === undefined ? details : { ...details, sessionId },
      });
    },
  };
}
