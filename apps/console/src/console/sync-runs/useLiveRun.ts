import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { ConsoleSyncProgressDocument, type ConsoleSyncRunFragment } from '../../generated/graphql';
import { subscribe } from '../../graphql/client';
import { isQuiet } from './runList';

export type SyncRun = ConsoleSyncRunFragment;

/** How far a run got; grows only. */
const progress = (run: SyncRun) => run.peopleRead + run.groupsRead + (run.finishedAt ? Number.MAX_SAFE_INTEGER / 2 : 0);

/**
 * The newest run of a directory: what the stream says, or what was read, whichever got further. Where no stream can be
 * had the page still polls, so `read` alone is enough.
 */
export function useLiveRun(directoryId: string, read: SyncRun | null): SyncRun | null {
  const queries = useQueryClient();
  const [streamed, setStreamed] = useState<SyncRun | null>(null);

  useEffect(
    () =>
      subscribe(ConsoleSyncProgressDocument, { directoryId }, ({ syncProgress }) => {
        setStreamed(syncProgress);
        if (syncProgress.state !== 'RUNNING' && !isQuiet(syncProgress)) void queries.invalidateQueries();
      }),
    [directoryId, queries],
  );

  if (!streamed) return read;
  if (!read) return streamed;
  if (read.id === streamed.id) {
    const ahead = progress(streamed) - progress(read);
    // Once it has ended, what was read last knows of decisions that came after.
    return ahead > 0 || (ahead === 0 && read.state === 'RUNNING') ? streamed : read;
  }
  // Reading changes goes on while a full run waits for its decision.
  if (read.state === 'HELD' && streamed.mode === 'changes') return read;
  return Date.parse(streamed.startedAt) > Date.parse(read.startedAt) ? streamed : read;
}
