import { useCallback, useRef, useState } from 'react';
import { type ApiError, asApiError } from '../graphql/client';
import { NOT_PROVEN, useProve } from './proof/prove';
import { useSession } from './Session';

/**
 * One thing a person asked for: at most one at a time, with its error. A session that ended leads back to the sign-in; an act
 * that needs a fresh proof asks for it and is then repeated.
 */
export function useAction() {
  const { sessionOver } = useSession();
  const prove = useProve();
  const running = useRef(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);

  const run = useCallback(
    async (work: () => Promise<void>): Promise<void> => {
      if (running.current) return;
      running.current = true;
      setBusy(true);
      setError(null);
      try {
        await prove(work);
      } catch (cause) {
        const problem = asApiError(cause);
        if (problem.code === 'session_over') sessionOver();
        else if (problem.code !== NOT_PROVEN) setError(problem);
      } finally {
        running.current = false;
        setBusy(false);
      }
    },
    [sessionOver, prove],
  );
  return { busy, error, run, clear: useCallback(() => setError(null), []) };
}
