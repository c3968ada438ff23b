export { Audit, type AuditActor, type NewAuditEvent, SYSTEM } from './audit.js';
export { AuditModule } from './audit.module.js';
export { Sealer } from './sealer.js';
