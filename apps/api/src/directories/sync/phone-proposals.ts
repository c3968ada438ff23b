import { maskPhone } from '@tessera/enrollment';
import { type Audit, SYSTEM } from '../../audit/index.js';
import { rows, type Work } from '../../platform/index.js';
import { differing } from './difference.js';

interface Proposal {
  readonly id: string;
  readonly name: string;
  readonly before: string | null;
  readonly after: string | null;
}

/**
 * The directory has another office phone for somebody who verifies by theirs. Whoever may write there could be an attacker, so
 * the number that was verified stays, and the change is only written down (attack C04). To be called before people are merged.
 */
export async function notePhoneProposals(work: Work, audit: Audit, runId: string, directoryId: string): Promise<void> {
  const found = await rows<Proposal>(
    work.manager,
    `SELECT DISTINCT ON (p.id) p.id, p.display_name AS name, p.office_phone AS before, s.office_phone AS after
       FROM ${differing('person', '$1')} s
       JOIN person p ON p.directory_id = $2 AND p.external_id = s.external_id AND p.office_phone IS DISTINCT FROM s.office_phone
      WHERE EXISTS (SELECT 1 FROM authenticator a WHERE a.person_id = p.id AND a.method = 'office-phone' AND a.removed_at IS NULL)
      ORDER BY p.id`,
    [runId, directoryId],
  );
  for (const { id, name, before, after } of found) {
    await audit.append(work, {
      action: 'person.phone_proposed',
      actor: SYSTEM,
      subject: { kind: 'person', id, name },
      details: { runId, before: before && maskPhone(before), after: after && maskPhone(after) },
    });
  }
}
