import type { SyncRun } from '../directories.types.js';
import type { SyncRunEntity } from '../sync-run.entity.js';

/** Days for which an applied run can be put back, and its differences be seen. */
export const KEPT_DAYS = 7;

const isKept = ({ finishedAt }: SyncRunEntity, now: Date): boolean =>
  finishedAt !== null && now.getTime() - finishedAt.getTime() < KEPT_DAYS * 86_400_000;

export const isUndoable = (run: SyncRunEntity, now: Date): boolean =>
  run.state === 'completed' && run.undoneAt === null && run.kept > 0 && isKept(run, now);

/** A run as the API spells it. */
export const runView = (run: SyncRunEntity): SyncRun => {
  const { heartbeatAt: _, watermark: __, stopAskedAt, kept: ___, disabled: ____, directoryVersion: _____, ...shown } = run;
  return {
    ...shown,
    state: run.state.toUpperCase(),
    trigger: run.trigger.toUpperCase(),
    undoable: isUndoable(run, new Date()),
    cancellable: run.state === 'running' && stopAskedAt === null,
  };
};
