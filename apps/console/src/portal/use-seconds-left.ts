import { useSyncExternalStore } from 'react';
import { serverNow } from '../graphql/client';

const left = (until: string | null) => (until ? Math.max(0, Math.ceil((Date.parse(until) - serverNow()) / 1000)) : 0);

function tick(listener: () => void): () => void {
  const timer = setInterval(listener, 250);
  return () => clearInterval(timer);
}

/** Whole seconds until an instant, counting down; 0 when it is past or there is none. */
export const useSecondsLeft = (until: string | null): number => useSyncExternalStore(tick, () => left(until));
