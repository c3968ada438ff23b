import { useInfiniteQuery } from '@tanstack/react-query';
import { useLogoutIfAccessDenied } from 'react-admin';
import { type AuditFilter, type ConsoleAuditEventFragment, ConsoleAuditEventsDocument } from '../../generated/graphql';
import { ApiError, request } from '../../graphql/client';

export type AuditEvent = ConsoleAuditEventFragment;

/** Newest first, page by page behind a cursor: what was read stays where it is while new events arrive. */
export function useAuditEvents(filter: AuditFilter, limit: number) {
  const leaveIfOver = useLogoutIfAccessDenied();
  return useInfiniteQuery({
    queryKey: ['audit', filter, limit],
    initialPageParam: null as string | null,
    retry: false,
    queryFn: async ({ pageParam, signal }) => {
      try {
        return (await request(ConsoleAuditEventsDocument, { filter, after: pageParam, limit }, signal)).auditEvents;
      } catch (error) {
        if (error instanceof ApiError) await leaveIfOver(error);
        throw error;
      }
    },
    getNextPageParam: (last) => last.nextCursor ?? null,
    select: ({ pages }) => pages.flatMap(({ items }) => items),
  });
}
