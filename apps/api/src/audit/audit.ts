import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { row, type Work } from '../platform/index.js';
import { eventHash, type HashedEvent } from './canonical.js';

export interface AuditActor {
  readonly kind: 'person' | 'operator' | 'system' | 'anonymous';
  readonly id?: string | null;
  readonly name?: string | null;
}
export const SYSTEM: AuditActor = { kind: 'system', name: 'Tessera' };

export interface NewAuditEvent {
  /** Dotted, from the list in `actions.ts`. */
  readonly action: string;
  readonly outcome?: 'success' | 'refused';
  readonly code?: string | null;
  readonly actor: AuditActor;
  readonly subject?: { readonly kind: string; readonly id: string; readonly name: string } | null;
  readonly sourceAddress?: string | null;
  readonly decisionId?: string | null;
  /** Facts for an auditor. Never a code, a secret or a full phone number. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/** Writes facts, in the transaction of the change they describe. There is no other way in, and none to change one. */
@Injectable()
export class Audit {
  async append(work: Work, event: NewAuditEvent): Promise<string> {
    const full: HashedEvent = {
      id: randomUUID(),
      // Milliseconds, as the hash and every export show it.
      at: new Date(work.now.getTime()),
      action: event.action,
      outcome: event.outcome ?? 'success',
      code: event.code ?? null,
      actorKind: event.actor.kind,
      actorId: event.actor.id ?? null,
      actorName: event.actor.name ?? null,
      subjectKind: event.subject?.kind ?? null,
      subjectId: event.subject?.id ?? null,
      subjectName: event.subject?.name ?? null,
      sourceAddress: event.sourceAddress ?? null,
      decisionId: event.decisionId ?? null,
      details: JSON.parse(JSON.stringify(event.details ?? {})) as Record<string, unknown>,
    };
    await row(
      work.manager,
      `INSERT INTO audit_event (id, at, action, outcome, code, actor_kind, actor_id, actor_name, subject_kind, subject_id,
                                subject_name, source_address, decision_id, details, hash)
       VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15)`,
      [
        full.id,
        full.at,
        full.action,
        full.outcome,
        full.code,
        full.actorKind,
        full.actorId,
        full.actorName,
        full.subjectKind,
        full.subjectId,
        full.subjectName,
        full.sourceAddress,
        full.decisionId,
        JSON.stringify(full.details),
        eventHash(full),
      ],
    );
    return full.id;
  }
}
