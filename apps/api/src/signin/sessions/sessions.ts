import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { lockTrust } from '../../enrollment/index.js';
import { newToken, type RequestSource, row, rows, type Runner, tokenHash, touched, type Work } from '../../platform/index.js';

const MOST_SESSIONS = 5;
const HALF_MINUTES = { challenge: 5, enroll: 10 } as const;
/** Hours from sign-in to the end, whatever is done in between. */
const TOTAL_HOURS = 12;
const TOTAL_HOURS_OPERATOR = 8;

export interface Opened {
  readonly id: string;
  readonly token: string;
}
export interface NewHalf {
  readonly personId: string;
  readonly purpose: 'challenge' | 'enroll';
  readonly decisionId: string;
  readonly methods: readonly string[];
  readonly recovering?: boolean;
  readonly skipUntil?: Date | null;
  readonly rememberDays?: number;
  readonly source: RequestSource;
}
export interface NewSession {
  readonly id?: string;
  readonly personId: string;
  readonly decisionId: string;
  /** Kinds of factors proven at this sign-in. */
  readonly proven: readonly string[];
  /** The proof may carry sensitive changes for some minutes. */
  readonly fresh: boolean;
  readonly operator: boolean;
  readonly source: RequestSource;
}

/** Rows of half and full sessions. Each is made with a token of its own and none turns into another. */
@Injectable()
export class Sessions {
  async openHalf({ manager }: Work, half: NewHalf): Promise<Opened> {
    const opened = { id: randomUUID(), token: newToken() };
    await row(
      manager,
      `INSERT INTO half_session (id, token_hash, person_id, purpose, decision_id, methods, source_address, created_at, expires_at,
                                 recovering, skip_until, remember_days)
       VALUES ($1, $2, $3, $4, $5, $6, $7, now(), now() + $8 * interval '1 minute', $9, $10, $11)`,
      [
        opened.id,
        tokenHash(opened.token),
        half.personId,
        half.purpose,
        half.decisionId,
        half.methods,
        half.source.address,
        HALF_MINUTES[half.purpose],
        half.recovering ?? false,
        half.skipUntil ?? null,
        half.rememberDays ?? 0,
      ],
    );
    return opened;
  }

  /** Ends the oldest sessions of a person who has too many; one at a time for each person. */
  async open({ manager }: Work, session: NewSession): Promise<Opened> {
    const opened = { id: session.id ?? randomUUID(), token: newToken() };
    await this.oneAtATime(manager, session.personId);
    await touched(
      manager,
      `UPDATE session SET ended_at = now(), end_reason = 'too_many'
        WHERE id IN (SELECT id FROM session WHERE person_id = $1 AND ended_at IS NULL AND expires_at > now()
                      ORDER BY created_at DESC, id OFFSET $2) RETURNING 1`,
      [session.personId, MOST_SESSIONS - 1],
    );
    await row(
      manager,
      `INSERT INTO session (id, token_hash, person_id, decision_id, proven, source_address, user_agent, created_at, proven_at,
                            last_seen_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, now(), CASE WHEN $9 THEN now() END, now(), now() + $8 * interval '1 hour')`,
      [
        opened.id,
        tokenHash(opened.token),
        session.personId,
        session.decisionId,
        session.proven,
        session.source.address,
        session.source.userAgent,
        session.operator ? TOTAL_HOURS_OPERATOR : TOTAL_HOURS,
        session.fresh,
      ],
    );
    return opened;
  }

  /** Steps of one person take turns, until the transaction ends. */
  async oneAtATime(runner: Runner, personId: string): Promise<void> {
    await lockTrust(runner, personId);
  }

  /** Whoever holds the password may enroll only while nothing is enrolled: the first to finish ends the others' right to it. */
  async endEnrolling({ manager }: Work, personId: string): Promise<void> {
    await touched(
      manager,
      `UPDATE half_session SET ended_at = now() WHERE person_id = $1 AND purpose = 'enroll' AND ended_at IS NULL RETURNING 1`,
      [personId],
    );
  }

  /** True for exactly one caller, and only while the half-session lives. */
  async consumeHalf({ manager }: Work, id: string): Promise<boolean> {
    const ended = await touched(
      manager,
      'UPDATE half_session SET ended_at = now() WHERE id = $1 AND ended_at IS NULL AND expires_at > now() RETURNING 1',
      [id],
    );
    return ended === 1;
  }

  /** Ends whatever of a person is signed in or on the way; answers with how many sessions were live. */
  async endAll({ manager }: Work, personId: string, reason: string): Promise<number> {
    await touched(manager, 'UPDATE half_session SET ended_at = now() WHERE person_id = $1 AND ended_at IS NULL RETURNING 1', [
      personId,
    ]);
    return touched(
      manager,
      'UPDATE session SET ended_at = now(), end_reason = $2 WHERE person_id = $1 AND ended_at IS NULL RETURNING 1',
      [personId, reason],
    );
  }

  /** Ends whatever these tokens stand for; answers with the full sessions that were live. */
  async endByTokens(
    { manager }: Work,
    tokens: { readonly half?: string; readonly session?: string },
    reason: string,
  ): Promise<{ id: string; personId: string; name: string }[]> {
    await touched(manager, 'UPDATE half_session SET ended_at = now() WHERE token_hash = $1 AND ended_at IS NULL RETURNING 1', [
      tokenHash(tokens.half ?? ''),
    ]);
    return rows(
      manager,
      `UPDATE session s SET ended_at = now(), end_reason = $2 FROM person p
        WHERE s.token_hash = $1 AND s.ended_at IS NULL AND p.id = s.person_id
        RETURNING s.id, s.person_id AS "personId", p.display_name AS name`,
      [tokenHash(tokens.session ?? ''), reason],
    );
  }
}
