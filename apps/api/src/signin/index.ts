export { AfterRestore, type Restored } from './restore/after-restore.js';
export { restoredLines } from './restore/restored-lines.js';
export { SessionSweep } from './sessions/session-sweep.js';
export { SessionSource } from './sessions/session-source.js';
export { SetupToken } from './setup/setup-token.js';
export { SigninModule } from './signin.module.js';
