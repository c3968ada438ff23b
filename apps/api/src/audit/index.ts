export { actorOf } from './actor.js';
export { Audit, type AuditActor, type NewAuditEvent, SYSTEM } from './audit.js';
export { AuditModule } from './audit.module.js';
export { Sealer } from './sealer.js';
