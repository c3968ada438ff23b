import type { FullViewer } from '../platform/index.js';
import type { AuditActor } from './audit.js';

/** The operator at the console. */
export const actorOf = ({ personId, displayName }: FullViewer): AuditActor => ({
  kind: 'operator',
  id: personId,
  name: displayName,
});
