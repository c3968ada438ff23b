import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Database, Leader, row, rows, type Runner } from '../platform/index.js';
import { canonicalJson, eventHash, type HashedEvent, sha256 } from './canonical.js';

/** Most events that one seal covers; the rest waits for the next. */
const EVENTS_A_SEAL = 10_000;
const SECONDS = 10;
export const FIRST_PREVIOUS = Buffer.alloc(32);

export interface SealRow {
  number: string;
  from_transaction: string;
  to_transaction: string;
  events: number;
  previous_hash: Buffer;
  hash: Buffer;
  sealed_at: Date;
}

export const EVENT_FIELDS = `id, at, action, outcome, code, actor_kind AS "actorKind", actor_id AS "actorId", actor_name AS "actorName",
  subject_kind AS "subjectKind", subject_id AS "subjectId", subject_name AS "subjectName", source_address AS "sourceAddress",
  decision_id AS "decisionId", details`;

/** Events of one seal, in the order of the chain. */
export const eventsBetween = (runner: Runner, from: string, to: string): Promise<(HashedEvent & { hash: Buffer })[]> =>
  rows(
    runner,
    `SELECT ${EVENT_FIELDS}, hash FROM audit_event
      WHERE transaction_id >= $1::xid8 AND transaction_id < $2::xid8 ORDER BY transaction_id, ordinal`,
    [from, to],
  );

/** SHA-256 over the seal before, the seal's own borders, and the hash of each event in order. */
export const sealHash = (
  seal: Pick<SealRow, 'number' | 'from_transaction' | 'to_transaction' | 'previous_hash'>,
  hashes: readonly Buffer[],
): Buffer =>
  sha256(
    seal.previous_hash,
    canonicalJson({ number: seal.number, from: seal.from_transaction, to: seal.to_transaction, events: hashes.length }),
    ...hashes,
  );

/**
 * Seals batches of events into a chain without ever making a writer wait. Each event carries the id of the transaction
 * that wrote it; a seal covers a range of transaction ids that lies wholly below every transaction still open, so what
 * it covers is complete for ever. One process seals at a time.
 */
@Injectable()
export class Sealer {
  constructor(
    private readonly database: Database,
    private readonly leader: Leader,
  ) {}

  @Interval(SECONDS * 1000)
  async tick(): Promise<void> {
    if (await this.leader.claims('audit-seal', SECONDS)) await this.seal();
  }

  /** Makes one seal; returns how many events it covers, 0 when nothing was waiting. */
  async seal(): Promise<number> {
    return this.database.transaction(async ({ manager }) => {
      await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('audit-seal', 0))`);
      const last = await row<SealRow>(manager, 'SELECT * FROM audit_seal ORDER BY number DESC LIMIT 1');
      const from = last?.to_transaction ?? '0';
      const border = await row<{ to: string; waiting: number }>(
        manager,
        `WITH done AS (SELECT pg_snapshot_xmin(pg_current_snapshot()) AS xmin),
              waiting AS (SELECT transaction_id FROM audit_event, done
                           WHERE transaction_id >= $1::xid8 AND transaction_id < done.xmin
                           ORDER BY transaction_id, ordinal LIMIT $2)
         SELECT CASE WHEN count(*) < $2 THEN (SELECT xmin FROM done) ELSE (max(transaction_id::text::bigint) + 1)::text::xid8 END AS "to",
                count(*)::int AS waiting
           FROM waiting`,
        [from, EVENTS_A_SEAL],
      );
      if (!border || border.waiting === 0 || BigInt(border.to) <= BigInt(from)) return 0;
      const events = await eventsBetween(manager, from, border.to);
      const draft = {
        number: String(BigInt(last?.number ?? '0') + 1n),
        from_transaction: from,
        to_transaction: border.to,
        previous_hash: last?.hash ?? FIRST_PREVIOUS,
      };
      const hash = sealHash(
        draft,
        events.map((event) => event.hash),
      );
      await manager.query(
        `INSERT INTO audit_seal (number, from_transaction, to_transaction, events, previous_hash, hash) VALUES ($1,$2,$3,$4,$5,$6)`,
        [draft.number, draft.from_transaction, draft.to_transaction, events.length, draft.previous_hash, hash],
      );
      return events.length;
    });
  }

  /** Recomputes every event's hash and every seal from the first; names the first seal that does not hold. */
  async verify(): Promise<{ ok: boolean; seals: number; events: number; firstBadSeal: number | null; reason: string | null }> {
    let previous = null as SealRow | null;
    let events = 0;
    let seals = 0;
    for (;;) {
      const seal: SealRow | null = await row<SealRow>(
        this.database.manager,
        'SELECT * FROM audit_seal WHERE number > $1 ORDER BY number LIMIT 1',
        [previous?.number ?? 0],
      );
      if (!seal) return { ok: true, seals, events, firstBadSeal: null, reason: null };
      const bad = (reason: string) => ({ ok: false, seals, events, firstBadSeal: Number(seal.number), reason });
      if (BigInt(seal.number) !== BigInt(previous?.number ?? 0) + 1n) return bad('a seal before it is missing');
      if (!seal.previous_hash.equals(previous?.hash ?? FIRST_PREVIOUS)) return bad('it does not follow the seal before it');
      if (previous && seal.from_transaction !== previous.to_transaction) return bad('it leaves a gap behind the seal before it');
      const covered = await eventsBetween(this.database.manager, seal.from_transaction, seal.to_transaction);
      const changed = covered.find((event) => !eventHash(event).equals(event.hash));
      if (changed) return bad(`event ${changed.id} was changed`);
      if (covered.length !== seal.events) return bad(`${seal.events} events were sealed and ${covered.length} are there`);
      const hashes = covered.map((event) => event.hash);
      if (!sealHash(seal, hashes).equals(seal.hash))
        return bad('its events are not those that were sealed, or their order changed');
      previous = seal;
      seals += 1;
      events += covered.length;
    }
  }
}
