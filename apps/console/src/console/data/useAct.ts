import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useLogoutIfAccessDenied, useNotify } from 'react-admin';
import { type ApiError, request, type TypedDocument } from '../../graphql/client';

interface ActOptions<R> {
  /** What to tell when it worked. */
  told?: (result: R) => string;
  onDone?: (result: R) => void;
  /** Return true when the page answers this refusal itself. */
  onRefused?: (error: ApiError) => boolean;
}

/** One mutation of the API. Everything on the page is read again afterwards; a refusal is told in the API's sentence. */
export function useAct<R, V>(document: TypedDocument<R, V>, options: ActOptions<R> = {}) {
  const notify = useNotify();
  const queries = useQueryClient();
  const leaveIfOver = useLogoutIfAccessDenied();
  return useMutation<R, ApiError, V>({
    mutationFn: (variables) => request(document, variables),
    onSuccess: async (result) => {
      if (options.told) notify(options.told(result), { type: 'success' });
      options.onDone?.(result);
      await queries.invalidateQueries();
    },
    onError: async (error) => {
      if (options.onRefused?.(error) || (await leaveIfOver(error))) return;
      notify(error.message, { type: 'error' });
    },
  });
}
