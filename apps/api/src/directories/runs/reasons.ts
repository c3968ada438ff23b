import type { AuditActor } from '../../audit/index.js';
import type { FullViewer } from '../../platform/index.js';

const REASON_LENGTH = 500;

/** As it is kept; empty when there is none. */
export const reasonOf = (text: string): string => text.replaceAll('\0', '').trim().slice(0, REASON_LENGTH);

export const actorOf = (operator: FullViewer): AuditActor => ({
  kind: 'operator',
  id: operator.personId,
  name: operator.displayName,
});
