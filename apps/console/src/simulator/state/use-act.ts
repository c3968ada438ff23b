import { useCallback, useState } from 'react';
import { type ApiError, asApiError } from '../../graphql/client';

/** One act at a time: whether it is under way, and what went wrong with the last one. */
export function useAct() {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const act = useCallback(async (work: () => Promise<void>) => {
    setBusy(true);
    setError(null);
    try {
      await work();
    } catch (cause) {
      setError(asApiError(cause));
    } finally {
      setBusy(false);
    }
  }, []);
  return { busy, error, act };
}
