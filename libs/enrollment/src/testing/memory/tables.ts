import type {
  AppPassword,
  Authenticator,
  Block,
  Challenge,
  CoreAuditEvent,
  Enrollment,
  Notice,
  OutgoingMessage,
  RecoveryCode,
  TrustEnded,
} from '../../ports.js';

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
  /** Until when a scope and key let nothing through. */
  readonly pauses: Map<string, Date>;
  readonly recoveryCodes: Map<string, RecoveryCode>;
  readonly appPasswords: Map<string, AppPassword>;
  /** By person; without the ones that were lifted. */
  readonly blocks: Map<string, Block>;
  readonly reports: Block[];
  readonly trustEnded: Stamped<TrustEnded>[];
  readonly notices: Stamped<Notice>[];
  readonly messages: Stamped<OutgoingMessage>[];
  readonly events: Stamped<CoreAuditEvent>[];
  /** Another server took over then. */
  readonly stepsAfter: Date | null;
}

export const emptyTables = (): Tables => ({
  authenticators: new Map(),
  enrollments: new Map(),
  challenges: new Map(),
  guesses: new Map(),
  sends: new Map(),
  pauses: new Map(),
  recoveryCodes: new Map(),
  appPasswords: new Map(),
  blocks: new Map(),
  reports: [],
  trustEnded: [],
  notices: [],
  messages: [],
  events: [],
  stepsAfter: null,
});

export const copyOf = (tables: Tables): Tables => ({
  authenticators: new Map(tables.authenticators),
  enrollments: new Map(tables.enrollments),
  challenges: new Map(tables.challenges),
  guesses: new Map(tables.guesses),
  sends: new Map(tables.sends),
  pauses: new Map(tables.pauses),
  recoveryCodes: new Map(tables.recoveryCodes),
  appPasswords: new Map(tables.appPasswords),
  blocks: new Map(tables.blocks),
  reports: [...tables.reports],
  trustEnded: [...tables.trustEnded],
  notices: [...tables.notices],
  messages: [...tables.messages],
  events: [...tables.events],
  stepsAfter: tables.stepsAfter,
});
