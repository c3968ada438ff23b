import type { SyncRun } from '../directories.types.js';
import type { SyncRunEntity } from '../sync-run.entity.js';

/** A run as the API spells it. */
export const runView = ({ heartbeatAt: _, ...run }: SyncRunEntity): SyncRun => ({
  ...run,
  state: run.state.toUpperCase(),
  trigger: run.trigger.toUpperCase(),
});
