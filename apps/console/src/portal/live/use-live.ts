import { useCallback, useEffect, useRef, useState } from 'react';
import type { PortalDeliveryFragment, PortalProgressFragment } from '../../generated/portal/graphql';
import { ApiError } from '../../graphql/client';
import { useSession } from '../Session';
import { type Watch, watchProgress } from './watch-progress';

/** What an enrollment and a challenge have in common. */
export interface Live {
  readonly handle: string;
  readonly method: string;
  readonly state: string;
  readonly number: string | null;
  readonly resendAt: string | null;
  readonly sendsLeft: number;
  readonly delivery: readonly PortalDeliveryFragment[];
}

interface Ways<V extends Live> {
  /** Reads the live one of this session again, under a new handle. */
  readonly read: () => Promise<V | null>;
  readonly watch: Watch;
  /** False while nothing can come in beside the page. */
  readonly waits: (view: V) => boolean;
}

/** How often a page takes up what another window took over, before it leaves it to that one. */
const PATIENCE = 4;

const ended = (cause: unknown): boolean =>
  cause instanceof ApiError && (cause.code === 'challenge_over' || cause.code === 'enrollment_over');

/**
 * An enrollment or challenge that this page works on. Reading it again gives it a new handle, so reads and acts happen one after
 * the other; when another window took the handle meanwhile, the act is repeated once with the new one.
 */
export function useLive<V extends Live>(initial: V, { read, watch, waits }: Ways<V>) {
  const { sessionOver } = useSession();
  const [view, setView] = useState(initial);
  /** True when nobody can answer it any more and nobody said why. */
  const [lost, setLost] = useState(false);
  const latest = useRef(initial);
  const line = useRef<Promise<unknown>>(Promise.resolve());
  const taken = useRef(0);
  const reader = useRef(read);

  const take = useCallback((next: V) => {
    latest.current = next;
    setView(next);
  }, []);

  const inLine = useCallback(<R>(work: () => Promise<R>): Promise<R> => {
    const turn = line.current.then(work);
    line.current = turn.catch(() => undefined);
    return turn;
  }, []);

  /** The same one under its new handle, or null. */
  const takeUp = useCallback(async (): Promise<V | null> => {
    const live = await reader.current();
    if (!live || live.method !== latest.current.method || live.handle === latest.current.handle) return null;
    take(live);
    return live;
  }, [take]);

  const act = useCallback(
    <R>(work: (handle: string) => Promise<R>): Promise<R> =>
      inLine(async () => {
        try {
          return await work(latest.current.handle);
        } catch (cause) {
          if (!ended(cause)) throw cause;
          const live = await takeUp();
          if (!live) throw cause;
          return work(live.handle);
        }
      }),
    [inLine, takeUp],
  );

  const { handle } = view;
  const waiting = waits(view);
  useEffect(() => {
    if (!waiting || lost) return undefined;
    const onProgress = (progress: PortalProgressFragment | null) => {
      if (progress) return take({ ...latest.current, ...progress });
      // Told about the old handle while the new one was on its way.
      if (latest.current.handle !== handle) return undefined;
      return void inLine(async () => {
        if (latest.current.handle !== handle) return;
        const live = taken.current++ < PATIENCE ? await takeUp() : null;
        if (!live) setLost(true);
      }).catch(() => undefined);
    };
    return watchProgress(watch, handle, onProgress, (cause) => {
      if (cause instanceof ApiError && cause.code === 'session_over') sessionOver();
    });
  }, [handle, waiting, lost, watch, take, takeUp, inLine, sessionOver]);

  return { view, take, act, lost };
}
