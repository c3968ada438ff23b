import { createHash } from 'node:crypto';

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

/** Canonical JSON (RFC 8785): keys sorted by UTF-16 code units, no white space, ECMAScript number form. */
export function canonicalJson(value: Json): string {
  if (Array.isArray(value)) return `[${value.map((item: Json) => canonicalJson(item)).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const record = value as Readonly<Record<string, Json | undefined>>;
    const keys = Object.keys(record).filter((key) => record[key] !== undefined);
    return `{${keys
      .toSorted()
      .map((key) => `${JSON.stringify(key)}:${canonicalJson(record[key] ?? null)}`)
      .join(',')}}`;
  }
  return JSON.stringify(value);
}

export const sha256 = (...parts: readonly (string | Uint8Array)[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** The fields of an event that its hash covers; everything that a reader is shown. */
export interface HashedEvent {
  readonly id: string;
  readonly at: Date;
  readonly action: string;
  readonly outcome: string;
  readonly code: string | null;
  readonly actorKind: string;
  readonly actorId: string | null;
  readonly actorName: string | null;
  readonly subjectKind: string | null;
  readonly subjectId: string | null;
  readonly subjectName: string | null;
  readonly sourceAddress: string | null;
  readonly decisionId: string | null;
  readonly details: Readonly<Record<string, unknown>>;
}

export const eventHash = (event: HashedEvent): Buffer =>
  sha256(
    canonicalJson({
      id: event.id,
      at: event.at.toISOString(),
      action: event.action,
      outcome: event.outcome,
      code: event.code,
      actorKind: event.actorKind,
      actorId: event.actorId,
      actorName: event.actorName,
      subjectKind: event.subjectKind,
      subjectId: event.subjectId,
      subjectName: event.subjectName,
      sourceAddress: event.sourceAddress,
      decisionId: event.decisionId,
      details: event.details as Json,
    }),
  );
