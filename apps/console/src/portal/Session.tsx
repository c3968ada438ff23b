import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import type { PortalStartQuery, PortalViewerFragment } from '../generated/portal/graphql';
import { PortalStartDocument, PortalViewerNowDocument } from '../generated/portal/graphql';
import { request } from '../graphql/client';

export interface Session {
  readonly viewer: PortalViewerFragment;
  readonly settings: PortalStartQuery['publicSettings'];
  /** True after an enrollment completed on this page, until the person goes on. */
  readonly finished: boolean;
  /** True when the session ended under the person's hands. */
  readonly ended: boolean;
  /** Takes the viewer that an answer carried. */
  readonly accept: (viewer: PortalViewerFragment) => void;
  readonly finish: (viewer: PortalViewerFragment) => void;
  readonly goOn: () => void;
  readonly sessionOver: () => void;
}

const Context = createContext<Session | null>(null);

export function useSession(): Session {
  const session = useContext(Context);
  if (!session) throw new Error('useSession is used outside SessionProvider');
  return session;
}

const anonymous: PortalViewerFragment = {
  state: 'ANONYMOUS',
  displayName: null,
  login: null,
  roles: [],
  decisionId: null,
  reason: null,
};

interface SessionProviderProps {
  readonly start: PortalStartQuery;
  readonly children: ReactNode;
}

export const loadStart = (signal: AbortSignal) => request(PortalStartDocument, undefined, signal);

/** Holds who is asking. The server's `viewer.state` decides the page, so a reload or a second tab resumes. */
export function SessionProvider({ start, children }: SessionProviderProps) {
  const [viewer, setViewer] = useState(start.viewer);
  const [finished, setFinished] = useState(false);
  const [ended, setEnded] = useState(false);

  const accept = useCallback((next: PortalViewerFragment) => {
    setEnded(false);
    setViewer(next);
  }, []);
  const sessionOver = useCallback(() => {
    setFinished(false);
    setEnded(true);
    setViewer(anonymous);
  }, []);

  // Another tab may have gone on meanwhile.
  useEffect(() => {
    const look = () => {
      if (document.visibilityState !== 'visible') return;
      request(PortalViewerNowDocument).then(
        ({ viewer: now }) => setViewer((old) => (old.state === now.state && old.login === now.login ? old : now)),
        () => undefined,
      );
    };
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);

  const session = useMemo<Session>(
    () => ({
      viewer,
      settings: start.publicSettings,
      finished,
      ended,
      accept,
      finish: (next) => {
        setFinished(true);
        accept(next);
      },
      goOn: () => setFinished(false),
      sessionOver,
    }),
    [viewer, start, finished, ended, accept, sessionOver],
  );
  return <Context value={session}>{children}</Context>;
}
