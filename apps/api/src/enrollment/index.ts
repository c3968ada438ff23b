export { EnrollmentModule } from './enrollment.module.js';
export { EnrollmentService } from './enrollment.service.js';
export type { Origin } from './stores/core-audit.js';
