import { lazy, type ReactNode, Suspense, useEffect } from 'react';
import { Mark } from '../design/pictures';
import type { SessionState } from '../generated/portal/graphql';
import { useLoaded } from '../graphql/use-loaded';
import { destinationFor } from './destination';
import { Frame } from './parts/Frame';
import { Failed, Waiting } from './parts/Waiting';
import { FreshProofProvider } from './proof/FreshProofProvider';
import { loadStart, SessionProvider, useSession } from './Session';
import { SignIn } from './sign-in/SignIn';
import { chooseLanguage, rememberedLanguage } from './words/language';
import { loadWords, SpeechProvider, useSpeech } from './words/Speech';

const Setup = lazy(() => import('./setup/Setup').then((module) => ({ default: module.Setup })));
const Home = lazy(() => import('./home/Home').then((module) => ({ default: module.Home })));
const Challenge = lazy(() => import('./challenge/Challenge').then((module) => ({ default: module.Challenge })));
const FirstEnrollment = lazy(() => import('./enroll/FirstEnrollment').then((module) => ({ default: module.FirstEnrollment })));
const Afterwards = lazy(() => import('./backup/Afterwards').then((module) => ({ default: module.Afterwards })));

const firstWords = loadWords(chooseLanguage(rememberedLanguage(), navigator.languages));

export function PortalApp() {
  const words = useLoaded(() => firstWords);
  if (words.state === 'ready') {
    return (
      <SpeechProvider first={words.value}>
        <Start />
      </SpeechProvider>
    );
  }
  // Without any words there is no language to say it in but the page's own first one.
  return words.state === 'failed' ? <p className="sheet">This page could not be loaded. Please load it again.</p> : null;
}

function Start() {
  const { w } = useSpeech();
  const start = useLoaded(loadStart);
  if (start.state === 'ready') {
    return (
      <SessionProvider start={start.value}>
        <FreshProofProvider>
          <Suspense fallback={<Opening />}>{location.pathname === '/setup' ? <Setup /> : <Page />}</Suspense>
        </FreshProofProvider>
      </SessionProvider>
    );
  }
  return (
    <div className="frame">
      <header className="owner">
        <Mark />
      </header>
      <main className="sheet">
        {start.state === 'failed' ? (
          <Failed error={start.error} retry={start.retry} />
        ) : (
          <Waiting what={w.frame.waitingForServer} />
        )}
      </main>
    </div>
  );
}

function Opening() {
  const { w } = useSpeech();
  return (
    <Frame>
      <Waiting what={w.frame.working} />
    </Frame>
  );
}

/** One page for each state of the viewer. */
const PAGES: Readonly<Record<SessionState, () => ReactNode>> = {
  ANONYMOUS: SignIn,
  CHALLENGE: () => <Challenge />,
  ENROLL: () => <FirstEnrollment />,
  SIGNED_IN: SignedIn,
};

function Page() {
  const { viewer } = useSession();
  const Shown = PAGES[viewer.state];
  return <Shown />;
}

function SignedIn() {
  const { viewer, after } = useSession();
  return after || viewer.owes.includes('BACKUP') ? <Afterwards /> : <GoOn />;
}

/** Follows `?next=` where it leads somewhere allowed; the page of one's own methods otherwise. */
function GoOn() {
  const { viewer } = useSession();
  const { w } = useSpeech();
  const destination = destinationFor(viewer);
  useEffect(() => {
    if (destination) location.assign(destination);
  }, [destination]);
  if (!destination) return <Home />;
  return (
    <Frame>
      <Waiting what={w.signIn.opening} />
    </Frame>
  );
}
