import { useCallback, useEffect, useState } from 'react';
import { SimulatorTextArrivedDocument, type SimulatorTextFragment, SimulatorTextsDocument } from '../generated/simulator/graphql';
import { type ApiError, asApiError, request, subscribe } from '../graphql/client';

const POLL_MILLISECONDS = 3000;

export interface Texts {
  /** Oldest first; null until the first answer. */
  readonly texts: readonly SimulatorTextFragment[] | null;
  /** Of the last look, null once one succeeds. */
  readonly error: ApiError | null;
  readonly lookAgain: () => void;
}

const merge = (old: readonly SimulatorTextFragment[], more: readonly SimulatorTextFragment[]) => {
  const known = new Map(old.map((text) => [text.id, text]));
  const fresh = more.filter(({ id }) => !known.has(id));
  if (fresh.length === 0) return old;
  return [...old, ...fresh].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
};

/** Every demo text: live as it arrives, and looked up every three seconds in case the live line is broken. */
export function useTexts(): Texts {
  const [texts, setTexts] = useState<readonly SimulatorTextFragment[] | null>(null);
  const [error, setError] = useState<ApiError | null>(null);

  const look = useCallback(async () => {
    try {
      const { demoTexts } = await request(SimulatorTextsDocument);
      setTexts((old) => merge(old ?? [], demoTexts));
      setError(null);
    } catch (cause) {
      setError(asApiError(cause));
    }
  }, []);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let gone = false;
    const next = (wait: number) => {
      if (!gone) timer = setTimeout(() => void look().then(() => next(POLL_MILLISECONDS)), wait);
    };
    next(0);
    const end = subscribe(SimulatorTextArrivedDocument, {}, ({ demoTextArrived }) => {
      if (demoTextArrived) setTexts((old) => merge(old ?? [], [demoTextArrived]));
    });
    return () => {
      gone = true;
      clearTimeout(timer);
      end();
    };
  }, [look]);
  return { texts, error, lookAgain: () => void look() };
}
