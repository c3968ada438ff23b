import type { Authenticator, Challenge, CoreAuditEvent, Enrollment, OutgoingMessage } from '../../ports.js';

export interface Guesses {
  readonly recent: readonly Date[];
  readonly lockedUntil: Date | null;
  readonly locksInARow: number;
}
export type Stamped<T> = T & { readonly at: Date };

/** Rows are never changed in place, so a shallow copy is a snapshot. */
export interface Tables {
  readonly authenticators: Map<string, Authenticator>;
  readonly enrollments: Map<string, Enrollment>;
  readonly challenges: Map<string, Challenge>;
  readonly guesses: Map<string, Guesses>;
  readonly sends: Map<string, readonly Date[]>;
  readonly messages: Stamped<OutgoingMessage>[];
  readonly events: Stamped<CoreAuditEvent>[];
}

export const emptyTables = (): Tables => ({
  authenticators: new Map(),
  enrollments: new Map(),
  challenges: new Map(),
  guesses: new Map(),
  sends: new Map(),
  messages: [],
  events: [],
});

export const copyOf = (tables: Tables): Tables => ({
  authenticators: new Map(tables.authenticators),
  enrollments: new Map(tables.enrollments),
  challenges: new Map(tables.challenges),
  guesses: new Map(tables.guesses),
  sends: new Map(tables.sends),
  messages: [...tables.messages],
  events: [...tables.events],
});
