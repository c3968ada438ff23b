import { ConsoleDirectoriesDocument, type ConsoleDirectoriesQuery } from '../../generated/graphql';
import { useAsk } from '../data/useAsk';

export type Directory = ConsoleDirectoriesQuery['directories'][number];

/** Reads again quickly while a run is going on: the stream may not get through. */
export const useDirectories = (options: { enabled?: boolean } = {}) =>
  useAsk(
    ConsoleDirectoriesDocument,
    {},
    { ...options, every: (last) => (last?.directories.some(({ lastRun }) => lastRun?.state === 'RUNNING') ? 1500 : 15_000) },
  );
