import { type ReactNode, useEffect, useState } from 'react';
import type { ApiError } from '../../graphql/client';
import { NOT_PROVEN } from '../proof/prove';
import { useSession } from '../Session';
import { sentenceFor } from '../sentences';
import { useSpeech } from '../words/Speech';
import type { Loading } from '../../graphql/use-loaded';
import { Alert } from './Alert';
import { Button } from './Button';

/** Nothing for 300 ms, then a mark that turns, after two seconds with what it waits for. */
export function Waiting({ what }: { readonly what: string }) {
  const [stage, setStage] = useState(0);
  useEffect(() => {
    const timers = [setTimeout(() => setStage(1), 300), setTimeout(() => setStage(2), 2000)];
    return () => timers.forEach(clearTimeout);
  }, []);
  return (
    <output className="waiting">
      {stage > 0 && <span className="turning" aria-hidden="true" />}
      <span className={stage > 1 ? 'quiet' : 'for-ears'}>{what}</span>
    </output>
  );
}

/** A page that could not load, with the way to try again. */
export function Failed({ error, retry }: { readonly error: ApiError; readonly retry: () => void }) {
  const speech = useSpeech();
  return (
    <div className="stack">
      <Alert>{sentenceFor(error, speech)}</Alert>
      <Button kind="edge" onClick={retry}>
        {speech.w.frame.tryAgain}
      </Button>
    </div>
  );
}

interface LoadedProps<T> {
  readonly from: Loading<T>;
  /** What the page waits for. */
  readonly what: string;
  /** Goes back when the person would not give the fresh proof that loading needs. */
  readonly onNotProven?: (() => void) | undefined;
  readonly children: (value: T) => ReactNode;
}

/** Draws what was loaded; waits and fails in one manner everywhere. A session that ended leads back to the sign-in. */
export function Loaded<T>({ from, what, onNotProven, children }: LoadedProps<T>) {
  const { sessionOver } = useSession();
  const ended = from.state === 'failed' && from.error.code === 'session_over';
  useEffect(() => {
    if (ended) sessionOver();
  }, [ended, sessionOver]);
  const notProven = from.state === 'failed' && from.error.code === NOT_PROVEN;
  useEffect(() => {
    if (notProven) onNotProven?.();
  }, [notProven, onNotProven]);

  if (from.state === 'ready') return children(from.value);
  if (from.state === 'failed' && !ended && !notProven) return <Failed error={from.error} retry={from.retry} />;
  return <Waiting what={what} />;
}
