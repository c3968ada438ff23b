import { useSearchParams } from 'react-router-dom';
import type { AuditFilter } from '../../generated/graphql';

export const filterNames = ['action', 'outcome', 'search', 'since', 'until', 'actorId', 'subjectId', 'decisionId'] as const;
export type FilterName = (typeof filterNames)[number];

/** The address holds the filter, so that a list of events can be sent to somebody. */
export function useAuditFilter() {
  const [params, setParams] = useSearchParams();
  const filter: AuditFilter = {};
  for (const name of filterNames) {
    const value = params.get(name);
    if (value) filter[name] = value;
  }
  const set = (changes: Partial<Record<FilterName | 'event', string | null>>) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        for (const [name, value] of Object.entries(changes)) {
          if (value) next.set(name, value);
          else next.delete(name);
        }
        return next;
      },
      { replace: true },
    );
  return { filter, set, eventId: params.get('event') };
}
