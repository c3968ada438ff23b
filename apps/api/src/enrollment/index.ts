export { EnrollmentModule } from './enrollment.module.js';
export { EnrollmentService } from './enrollment.service.js';
export { slowHash } from './slow-hash.js';
export type { Origin } from './stores/core-audit.js';
export { holdSteps } from './stores/held-steps.js';
export { PROGRESS } from './stores/progress.js';
export { type EndOfTrust, lockTrust, Trust } from './trust.js';
