import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import type { PortalStartQuery, PortalViewerFragment } from '../generated/portal/graphql';
import { PortalStartDocument, PortalViewerNowDocument } from '../generated/portal/graphql';
import { request } from '../graphql/client';
import { type AfterStep, forgetAfter, rememberAfter, rememberedAfter } from './backup/after-steps';
import { useSpeech } from './words/Speech';

/** Why the sign-in page is there again, where that needs a word. */
export type Note = 'ended' | 'blocked' | 'again';

export interface Session {
  readonly viewer: PortalViewerFragment;
  readonly settings: PortalStartQuery['publicSettings'];
  /** The step after an enrollment that the person is at; null when there is none. */
  readonly after: AfterStep | null;
  readonly note: Note | null;
  /** Takes the viewer that an answer carried. */
  readonly accept: (viewer: PortalViewerFragment, note?: Note) => void;
  readonly goAfter: (step: AfterStep | null) => void;
  readonly sessionOver: () => void;
  /** Asks the server who this is now. */
  readonly refresh: () => Promise<void>;
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
  expiresAt: null,
  reason: null,
  skipUntil: null,
  recovering: false,
  owes: [],
  rememberDays: 0,
  freshUntil: null,
};

interface SessionProviderProps {
  readonly start: PortalStartQuery;
  readonly children: ReactNode;
}

export const loadStart = (signal: AbortSignal) => request(PortalStartDocument, undefined, signal);

/** Holds who is asking. The server's `viewer.state` decides the page, so a reload or a second tab resumes. */
export function SessionProvider({ start, children }: SessionProviderProps) {
  const [viewer, setViewer] = useState(start.viewer);
  const [after, setAfter] = useState(() => rememberedAfter(start.viewer));
  const [note, setNote] = useState<Note | null>(null);

  const accept = useCallback((next: PortalViewerFragment, why: Note | null = null) => {
    setNote(why);
    setViewer(next);
    if (next.state === 'SIGNED_IN') return;
    forgetAfter();
    setAfter(null);
  }, []);
  const sessionOver = useCallback(() => accept(anonymous, 'ended'), [accept]);
  const refresh = useCallback(async () => {
    const { viewer: now } = await request(PortalViewerNowDocument);
    setViewer((old) => (JSON.stringify(old) === JSON.stringify(now) ? old : now));
  }, []);

  // Some of its sentences are the server's: they come in the language of the page.
  const { language } = useSpeech();
  const spoken = useRef(language);
  useEffect(() => {
    if (spoken.current === language) return;
    spoken.current = language;
    refresh().catch(() => undefined);
  }, [language, refresh]);

  // Another tab may have gone on meanwhile.
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible') refresh().catch(() => undefined);
    };
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [refresh]);

  const session = useMemo<Session>(
    () => ({
      viewer,
      settings: start.publicSettings,
      after,
      note,
      accept,
      goAfter: (step) => {
        if (step) rememberAfter(viewer, step);
        else forgetAfter();
        setAfter(step);
      },
      sessionOver,
      refresh,
    }),
    [viewer, start, after, note, accept, sessionOver, refresh],
  );
  return <Context value={session}>{children}</Context>;
}
