export { EnrollmentModule } from './enrollment.module.js';
export { EnrollmentService } from './enrollment.service.js';
export type { Origin } from './stores/core-audit.js';
export { PROGRESS } from './stores/progress.js';
export { type EndOfTrust, lockTrust, Trust } from './trust.js';
