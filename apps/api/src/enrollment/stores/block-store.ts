import type { Block, BlockStore, FraudReport } from '@tessera/enrollment';
import { row, type Work } from '../../platform/index.js';

type Stored = Pick<Block, 'id' | 'personId' | 'at'> & FraudReport;

const ACTIVE = `SELECT b.id, b.person_id AS "personId", b.at, f.reported_by AS by, f.regarding_id AS "regardingId",
    f.decision_id AS "decisionId", f.method, f.hint, f.application, f.place, f.browser
  FROM block b JOIN fraud_report f ON f.id = b.id
 WHERE b.person_id = $1 AND b.lifted_at IS NULL`;

/** The sign-in that a reported request belonged to, by the half-session or session that began it. */
const DECISION = `SELECT coalesce(h.decision_id, s.decision_id) FROM challenge c
    LEFT JOIN half_session h ON h.id = c.session_id LEFT JOIN session s ON s.id = c.session_id
   WHERE c.id = $4::uuid AND c.person_id = $3::uuid`;

export function blockStore({ manager }: Work): BlockStore {
  const active = async (personId: string): Promise<Block | null> => {
    const found = await row<Stored>(manager, ACTIVE, [personId]);
    if (!found) return null;
    const { id, at, personId: person, ...report } = found;
    return { id, personId: person, at, report };
  };
  return {
    async raise({ id, personId, at, report }) {
      // The row of an active block is locked by this, so that it cannot be lifted before the report has joined it.
      const held = await row<{ id: string }>(
        manager,
        `INSERT INTO block (id, person_id, at) VALUES ($1, $2, $3)
         ON CONFLICT (person_id) WHERE lifted_at IS NULL DO UPDATE SET at = block.at RETURNING id`,
        [id, personId, at],
      );
      await row(
        manager,
        `INSERT INTO fraud_report (id, block_id, person_id, at, reported_by, regarding_id, decision_id, method, hint, application,
                                   place, browser)
         VALUES ($1, $2, $3, $11, $5, $4::uuid, coalesce($6::uuid, (${DECISION})), $7, $8, $9, $10, $12)`,
        [
          id,
          held?.id,
          personId,
          report.regardingId,
          report.by,
          report.decisionId,
          report.method,
          report.hint,
          report.application,
          report.place,
          at,
          report.browser,
        ],
      );
      const block = await active(personId);
      if (!block) throw new Error('the block that was raised is not there');
      return { block, first: block.id === id };
    },

    active,
  };
}
