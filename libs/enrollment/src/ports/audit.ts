export interface AuditTrail {
  append(event: CoreAuditEvent): Promise<void>;
}
/** Closed list. `second_factor.counted` is written, and committed, before the answer is looked at. */
export const CORE_AUDIT_ACTIONS = [
  'enrollment.started',
  'enrollment.code_sent',
  'enrollment.activated',
  'enrollment.confirmed',
  'enrollment.completed',
  'enrollment.refused',
  'enrollment.failed',
  'enrollment.cancelled',
  'challenge.started',
  'challenge.code_sent',
  'challenge.confirmed',
  'challenge.passed',
  'challenge.denied',
  'challenge.refused',
  'challenge.failed',
  'challenge.cancelled',
  'second_factor.counted',
  'second_factor.locked',
  'second_factor.unlocked',
  'second_factor.owner_told',
  'authenticator.added',
  'authenticator.disabled',
  'authenticator.renamed',
  'authenticator.preferred',
  'authenticator.removed',
  'authenticator.refused',
  'device.refused',
  'push.paused',
  'sends.prefix_paused',
  'sends.budget_alarm',
  'sends.budget_spent',
  'recovery_codes.issued',
  'recovery_codes.used',
  'recovery_codes.voided',
  'app_password.created',
  'app_password.revoked',
  'app_password.used',
  'app_password.refused',
  'fraud.reported',
] as const;
export type CoreAuditAction = (typeof CORE_AUDIT_ACTIONS)[number];

export interface CoreAuditEvent {
  readonly action: CoreAuditAction;
  readonly outcome: 'success' | 'refused';
  readonly code?: string;
  /** Null for what concerns the whole installation, such as the budget of texts. */
  readonly personId: string | null;
  readonly sessionId?: string;
  /** Facts for an auditor: ids, method, masked hints, counts. Never a code, a secret or a full number. */
  readonly details: Readonly<Record<string, string | number | boolean | null>>;
}
