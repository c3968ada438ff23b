/** The ports, one file a subject in `ports/`. */
export type * from './ports/app-passwords.js';
export type * from './ports/attempts.js';
export type * from './ports/audit.js';
export type * from './ports/authenticators.js';
export type * from './ports/blocks.js';
export type * from './ports/host.js';
export type * from './ports/limits.js';
export type * from './ports/messages.js';
export type * from './ports/recovery-codes.js';
export type * from './ports/settings.js';
export { CORE_AUDIT_ACTIONS } from './ports/audit.js';
