import {
  ConsoleDirectoriesDocument,
  ConsoleDirectoryDocument,
  type ConsoleDirectoryFragment,
  ConsoleSyncRunsDocument,
} from '../../generated/graphql';
import { useAsk } from '../data/useAsk';

export type Directory = ConsoleDirectoryFragment;

/** Milliseconds. Reads again quickly while a run is going on or the first one is awaited: the stream may not get through. */
const often = (directories: readonly (Directory | null | undefined)[]): number =>
  directories.some((one) => one && !one.paused && (one.lastRun?.state ?? 'RUNNING') === 'RUNNING') ? 1500 : 15_000;

export const useDirectories = (options: { enabled?: boolean } = {}) =>
  useAsk(ConsoleDirectoriesDocument, {}, { ...options, every: (last) => often(last?.directories ?? []) });

export const useDirectory = (id: string) =>
  useAsk(ConsoleDirectoryDocument, { id }, { every: (last) => often([last?.directory]) });

/** As far back as the console looks. */
export const runsKept = 100;

/** Newest first. */
export const useRuns = (directoryId: string) =>
  useAsk(ConsoleSyncRunsDocument, { directoryId, limit: runsKept }, { every: 15_000 });
