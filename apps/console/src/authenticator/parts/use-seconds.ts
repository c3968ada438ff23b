import { useSyncExternalStore } from 'react';
import { serverNow } from '../../graphql/client';

const seconds = () => Math.floor(serverNow() / 1000);

function tick(listener: () => void): () => void {
  const timer = setInterval(listener, 200);
  return () => clearInterval(timer);
}

/** Whole seconds since 1970 by the server's clock, as far as it is known: codes stay right on a phone whose clock is wrong. */
export const useSeconds = (): number => useSyncExternalStore(tick, seconds);
