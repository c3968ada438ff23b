import { useCallback, useRef, useState } from 'react';
import { type ApiError, asApiError } from '../graphql/client';
import { useSession } from './Session';

/** One thing a person asked for: at most one at a time, with its error. A session that ended leads back to the sign-in. */
export function useAction() {
  const session = useSession();
  const running = useRef(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const { sessionOver } = session;

  const run = useCallback(
    async (work: () => Promise<void>): Promise<void> => {
      if (running.current) return;
      running.current = true;
      setBusy(true);
      setError(null);
      try {
        await work();
      } catch (cause) {
        const problem = asApiError(cause);
        if (problem.code === 'session_over') sessionOver();
        else setError(problem);
      } finally {
        running.current = false;
        setBusy(false);
      }
    },
    [sessionOver],
  );
  return { busy, error, run, clear: useCallback(() => setError(null), []) };
}
