import { useCallback, useEffect, useRef, useState } from 'react';
import { type ApiError, asApiError } from './client';

type Outcome<T> =
  | { readonly state: 'waiting' }
  | { readonly state: 'failed'; readonly error: ApiError }
  | { readonly state: 'ready'; readonly value: T };

export type Loading<T> = Outcome<T> & { readonly retry: () => void };

/** Loads once when the page appears, and again when asked to. */
export function useLoaded<T>(load: (signal: AbortSignal) => Promise<T>): Loading<T> {
  const [attempt, setAttempt] = useState(0);
  const [last, setLast] = useState<{ readonly attempt: number; readonly outcome: Outcome<T> } | null>(null);
  const newest = useRef(load);
  useEffect(() => {
    newest.current = load;
  });

  useEffect(() => {
    const gone = new AbortController();
    const settle = (outcome: Outcome<T>) => {
      if (!gone.signal.aborted) setLast({ attempt, outcome });
    };
    newest.current(gone.signal).then(
      (value) => settle({ state: 'ready', value }),
      (cause) => settle({ state: 'failed', error: asApiError(cause) }),
    );
    return () => gone.abort();
  }, [attempt]);

  const outcome: Outcome<T> = last?.attempt === attempt ? last.outcome : { state: 'waiting' };
  return { ...outcome, retry: useCallback(() => setAttempt((number) => number + 1), []) };
}
