import { Injectable } from '@nestjs/common';
import { Database, row, rows } from '../platform/index.js';
import type { AuditEvent, AuditFilter, AuditPage, AuditSeals } from './audit.types.js';
import type { HashedEvent } from './canonical.js';
import { EVENT_FIELDS, type SealRow } from './sealer.js';
import { auditSentence } from './sentences.js';

const toEvent = (event: HashedEvent): AuditEvent => ({
  ...event,
  outcome: event.outcome.toUpperCase(),
  actorKind: event.actorKind.toUpperCase(),
  details: { ...event.details },
  sentence: auditSentence(event),
});

/** LIKE's own signs, taken literally. */
const literal = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

/** Reads the log, newest first, by keyset: the cursor is the ordinal of the last event shown. */
@Injectable()
export class AuditLog {
  constructor(private readonly database: Database) {}

  /** `helpdesk`: the operator whose role narrows what is read to their own acts and to people who hold no role. */
  async page(filter: AuditFilter, after: string | null, limit: number, helpdesk: string | null): Promise<AuditPage> {
    const where: string[] = [];
    const values: unknown[] = [];
    const add = (condition: (place: string) => string, value: unknown): void => {
      values.push(value);
      where.push(condition(`$${values.length}`));
    };
    if (after && /^\d{1,18}$/.test(after)) add((place) => `ordinal < ${place}::bigint`, after);
    if (filter.action) add((place) => `action = ${place}`, filter.action);
    if (filter.outcome) add((place) => `outcome = ${place}`, filter.outcome.toLowerCase());
    if (filter.actorId) add((place) => `actor_id = ${place}`, filter.actorId);
    if (filter.subjectId) add((place) => `subject_id = ${place}`, filter.subjectId);
    if (filter.decisionId) add((place) => `decision_id = ${place}`, filter.decisionId);
    if (filter.since) add((place) => `at >= ${place}`, filter.since);
    if (filter.until) add((place) => `at < ${place}`, filter.until);
    if (helpdesk) {
      const plain = 'NOT EXISTS (SELECT 1 FROM person_role r WHERE r.person_id = subject_id)';
      add((place) => `(actor_id = ${place} OR (${filter.subjectId ? plain : 'false'}))`, helpdesk);
    }
    if (filter.search) {
      add(
        (place) =>
          `(actor_name ILIKE ${place} OR subject_name ILIKE ${place} OR action ILIKE ${place} OR code ILIKE ${place} OR source_address ILIKE ${place})`,
        `%${literal(filter.search)}%`,
      );
    }
    values.push(Math.min(Math.max(limit, 1), 100));
    const found = await rows<HashedEvent & { ordinal: string }>(
      this.database.manager,
      `SELECT ${EVENT_FIELDS}, ordinal FROM audit_event ${where.length ? `WHERE ${where.join(' AND ')}` : ''}
        ORDER BY ordinal DESC LIMIT $${values.length}`,
      values,
    );
    const last = found.at(-1);
    return {
      items: found.map(({ ordinal: _, ...event }) => toEvent(event)),
      nextCursor: last && found.length === values.at(-1) ? last.ordinal : null,
    };
  }

  async one(id: string): Promise<AuditEvent | null> {
    const event = await row<HashedEvent>(this.database.manager, `SELECT ${EVENT_FIELDS} FROM audit_event WHERE id = $1`, [id]);
    return event && toEvent(event);
  }

  async seals(): Promise<AuditSeals> {
    const last = await row<SealRow>(this.database.manager, 'SELECT * FROM audit_seal ORDER BY number DESC LIMIT 1');
    const counts = await row<{ sealed: number; waiting: number }>(
      this.database.manager,
      `SELECT (SELECT coalesce(sum(events), 0)::int FROM audit_seal) AS sealed,
              (SELECT count(*)::int FROM audit_event WHERE transaction_id >= $1::xid8) AS waiting`,
      [last?.to_transaction ?? '0'],
    );
    return {
      lastNumber: Number(last?.number ?? 0),
      lastSealedAt: last?.sealed_at ?? null,
      lastHash: last?.hash.toString('hex') ?? null,
      sealedEvents: counts?.sealed ?? 0,
      waitingEvents: counts?.waiting ?? 0,
    };
  }
}
