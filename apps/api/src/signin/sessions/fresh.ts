import { Injectable } from '@nestjs/common';
import { Audit, SYSTEM } from '../../audit/index.js';
import { Database, type FullViewer, Refused, row, touched, type Work } from '../../platform/index.js';

const MOST_WRONG = 3;
/** Attack E15: what was enrolled later confirms nothing while something older can. */
export const SETTLED_HOURS = 24;

/** A proof that is a few minutes old at most, before anything that an impostor would do with somebody's session. */
@Injectable()
export class Fresh {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  /** Of a full session; a refusal where its proof is too old. */
  static refusalOf({ freshUntil }: FullViewer): Refused | null {
    return freshUntil === null ? new Refused('fresh_proof_needed') : null;
  }

  /** In the transaction that accepted the proof. False when the session has ended meanwhile. */
  async prove({ manager }: Work, sessionId: string): Promise<boolean> {
    const proven = await touched(
      manager,
      'UPDATE session SET proven_at = now(), wrong_proofs = 0 WHERE id = $1 AND ended_at IS NULL RETURNING 1',
      [sessionId],
    );
    return proven === 1;
  }

  /** Something was enrolled: worth a proof only while nothing of the person is older than a day. */
  async enrolled({ manager }: Work, sessionId: string): Promise<void> {
    await touched(
      manager,
      `UPDATE session s SET proven_at = now()
        WHERE s.id = $1 AND s.ended_at IS NULL
          AND NOT EXISTS (SELECT 1 FROM authenticator a WHERE a.person_id = s.person_id AND a.removed_at IS NULL
                             AND a.disabled_at IS NULL AND a.enrolled_at <= now() - $2 * interval '1 hour') RETURNING 1`,
      [sessionId, SETTLED_HOURS],
    );
  }

  /** Counted, and committed, before the answer is looked at. False: this session has had its three. */
  count(sessionId: string): Promise<boolean> {
    return this.database.transaction(async ({ manager }) => {
      const counted = await touched(
        manager,
        `UPDATE session SET wrong_proofs = wrong_proofs + 1 WHERE id = $1 AND ended_at IS NULL AND wrong_proofs < $2 RETURNING 1`,
        [sessionId, MOST_WRONG],
      );
      return counted === 1;
    });
  }

  /** It was no answer, or a right one. */
  async takeBack(sessionId: string): Promise<void> {
    await this.database.transaction(({ manager }) =>
      touched(manager, 'UPDATE session SET wrong_proofs = greatest(wrong_proofs - 1, 0) WHERE id = $1 RETURNING 1', [sessionId]),
    );
  }

  /** Attack A12: the third wrong answer ends the session. True when it did. */
  wrong({ sessionId, personId, displayName }: FullViewer): Promise<boolean> {
    return this.database.transaction(async (work) => {
      const ended = await row<{ id: string }>(
        work.manager,
        `UPDATE session SET ended_at = now(), end_reason = 'wrong_proofs'
          WHERE id = $1 AND ended_at IS NULL AND wrong_proofs >= $2 RETURNING id`,
        [sessionId, MOST_WRONG],
      );
      if (!ended) return false;
      await this.audit.append(work, {
        action: 'session.ended',
        actor: SYSTEM,
        subject: { kind: 'person', id: personId, name: displayName },
        details: { reason: 'wrong_proofs', sessions: [sessionId] },
      });
      return true;
    });
  }
}
