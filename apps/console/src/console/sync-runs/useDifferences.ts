import { useSearchParams } from 'react-router-dom';
import { ConsoleSyncDifferencesDocument, type ConsoleSyncDifferenceFragment } from '../../generated/graphql';
import { useAsk } from '../data/useAsk';

export type Difference = ConsoleSyncDifferenceFragment;

export const perPage = 50;

/** The address holds the filter, so that what was found can be sent to somebody. */
export function useDifferences(runId: string) {
  const [params, setParams] = useSearchParams();
  const what = params.get('what');
  const search = params.get('search') ?? '';
  const page = Math.max(1, Math.trunc(Number(params.get('page'))) || 1);
  const set = (changes: Readonly<Record<string, string | null>>) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        // Another filter begins at its first page.
        for (const [name, value] of Object.entries({ page: null, ...changes })) {
          if (value) next.set(name, value);
          else next.delete(name);
        }
        return next;
      },
      { replace: true },
    );
  const asked = useAsk(ConsoleSyncDifferencesDocument, {
    runId,
    what,
    search: search || null,
    page: { offset: (page - 1) * perPage, limit: perPage },
  });
  return { asked, what, search, page, set };
}
