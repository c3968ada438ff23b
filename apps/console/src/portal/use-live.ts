import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiError } from '../graphql/client';
import { isOver } from './sentences';

interface Live {
  readonly handle: string;
  readonly method: string;
  readonly delivery: string | null;
  readonly sendsLeft: number;
}

/** Milliseconds between looks at a text that is still queued; after the last, the page stops asking. */
const LOOKS = [1000, 2000, 4000, 8000];

/**
 * An enrollment or challenge that this page works on. Reading it again gives it a new handle, so reads and acts happen one after
 * the other; when another tab took the handle meanwhile, the act is repeated once with the new one.
 */
export function useLive<V extends Live>(initial: V, readAgain: () => Promise<V | null>) {
  const [view, setView] = useState(initial);
  const latest = useRef(initial);
  const line = useRef<Promise<unknown>>(Promise.resolve());
  const read = useRef(readAgain);

  const take = useCallback((next: V) => {
    latest.current = next;
    setView(next);
  }, []);

  const inLine = useCallback(<R>(work: () => Promise<R>): Promise<R> => {
    const turn = line.current.then(work);
    line.current = turn.catch(() => undefined);
    return turn;
  }, []);

  const act = useCallback(
    <R>(work: (handle: string) => Promise<R>): Promise<R> =>
      inLine(async () => {
        try {
          return await work(latest.current.handle);
        } catch (cause) {
          if (!(cause instanceof ApiError) || !isOver(cause.code) || cause.code === 'too_many_tries') throw cause;
          const live = await read.current();
          if (!live || live.method !== latest.current.method || live.handle === latest.current.handle) throw cause;
          take(live);
          return work(live.handle);
        }
      }),
    [inLine, take],
  );

  /** Names the text that is still queued. */
  const queued = view.delivery === 'queued' ? view.sendsLeft : null;
  useEffect(() => {
    if (queued === null) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let look = 0;
    const next = () => {
      const wait = LOOKS[look++];
      if (wait === undefined) return;
      timer = setTimeout(() => {
        inLine(() => read.current()).then(
          (live) => {
            if (live && live.method === latest.current.method) take(live);
            if (live?.delivery === 'queued') next();
          },
          () => next(),
        );
      }, wait);
    };
    next();
    return () => clearTimeout(timer);
  }, [queued, inLine, take]);

  return { view, take, act };
}
