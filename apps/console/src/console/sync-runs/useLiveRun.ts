import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { ConsoleSyncProgressDocument, type ConsoleSyncRunFragment } from '../../generated/graphql';
import { subscribe } from '../../graphql/client';

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
        if (syncProgress.state !== 'RUNNING') void queries.invalidateQueries();
      }),
    [directoryId, queries],
  );

  if (!streamed) return read;
  if (!read || read.id === streamed.id) return !read || progress(streamed) >= progress(read) ? streamed : read;
  return Date.parse(streamed.startedAt) > Date.parse(read.startedAt) ? streamed : read;
}
