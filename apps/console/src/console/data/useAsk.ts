import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useLogoutIfAccessDenied } from 'react-admin';
import { ApiError, request, type TypedDocument } from '../../graphql/client';

interface AskOptions<R> {
  enabled?: boolean;
  /** Milliseconds until it is asked again, or a rule that finds them in the last answer; false for never. */
  every?: number | false | ((last: R | undefined) => number | false);
  /** A refusal is not an event for the whole console: the card just stays away. */
  quiet?: boolean;
}

/** One query of the API, for pages that show more than a record or a list of them. */
export function useAsk<R, V>(document: TypedDocument<R, V>, variables: V, options: AskOptions<R> = {}) {
  const leaveIfOver = useLogoutIfAccessDenied();
  const { every = false } = options;
  return useQuery<R, ApiError>({
    queryKey: ['ask', document.toString(), variables],
    enabled: options.enabled ?? true,
    placeholderData: keepPreviousData,
    retry: false,
    refetchInterval: typeof every === 'function' ? ({ state }) => every(state.data) : every,
    queryFn: async ({ signal }) => {
      try {
        return await request(document, variables, signal);
      } catch (error) {
        if (!options.quiet && error instanceof ApiError) await leaveIfOver(error);
        throw error;
      }
    },
  });
}
