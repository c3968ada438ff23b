import { useCallback, useEffect, useState } from 'react';
import { SimulatorNewsDocument, SimulatorStateDocument } from '../../generated/simulator/graphql';
import { type ApiError, asApiError, request, subscribe } from '../../graphql/client';
import { type Demo, merged, NOTHING } from './demo';

const POLL_MILLISECONDS = 5000;

export interface DemoState {
  /** Null until the first answer. */
  readonly demo: Demo | null;
  /** Of the last look, null once one succeeds. */
  readonly error: ApiError | null;
  readonly lookAgain: () => void;
  /** What an answer of the server said already. */
  readonly add: (more: Partial<Demo>) => void;
}

/** Everything live as it happens, and looked up now and then in case the live line is broken. */
export function useDemo(): DemoState {
  const [demo, setDemo] = useState<Demo | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const add = useCallback((more: Partial<Demo>) => setDemo((old) => merged(old ?? NOTHING, more)), []);

  const look = useCallback(async () => {
    try {
      const { demoTexts, demoCalls, demoMails } = await request(SimulatorStateDocument);
      add({ texts: demoTexts, calls: demoCalls, mails: demoMails });
      setError(null);
    } catch (cause) {
      setError(asApiError(cause));
    }
  }, [add]);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let gone = false;
    const next = (wait: number) => {
      if (!gone) timer = setTimeout(() => void look().then(() => next(POLL_MILLISECONDS)), wait);
    };
    next(0);
    const end = subscribe(SimulatorNewsDocument, {}, ({ demoNews: { text, call, mail } }) =>
      add({ texts: text ? [text] : [], calls: call ? [call] : [], mails: mail ? [mail] : [] }),
    );
    return () => {
      gone = true;
      clearTimeout(timer);
      end();
    };
  }, [look, add]);
  return { demo, error, lookAgain: () => void look(), add };
}
