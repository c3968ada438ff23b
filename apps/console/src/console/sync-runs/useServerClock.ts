import { useEffect, useState } from 'react';
import { serverNow } from '../../graphql/client';

/** The server's time in milliseconds, each second while `running`. */
export function useServerClock(running: boolean): number {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    if (!running) return undefined;
    const timer = setInterval(() => setNow(serverNow()), 1000);
    return () => clearInterval(timer);
  }, [running]);
  return now;
}
