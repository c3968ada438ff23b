import { type ReactNode, useEffect } from 'react';
import { Mark } from '../design/pictures';
import type { SessionState } from '../generated/portal/graphql';
import { Challenge } from './challenge/Challenge';
import { destinationFor } from './destination';
import { Done } from './enroll/Done';
import { Wizard } from './enroll/Wizard';
import { Home } from './home/Home';
import { Frame } from './parts/Frame';
import { Failed, Waiting } from './parts/Waiting';
import { loadStart, SessionProvider, useSession } from './Session';
import { Setup } from './setup/Setup';
import { SignIn } from './sign-in/SignIn';
import { useLoaded } from '../graphql/use-loaded';

export function PortalApp() {
  const start = useLoaded(loadStart);
  if (start.state === 'ready') {
    return <SessionProvider start={start.value}>{location.pathname === '/setup' ? <Setup /> : <Page />}</SessionProvider>;
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
          <Waiting what="Waiting for the server…" />
        )}
      </main>
    </div>
  );
}

/** One page for each state of the viewer. */
const PAGES: Readonly<Record<SessionState, () => ReactNode>> = {
  ANONYMOUS: SignIn,
  CHALLENGE: Challenge,
  ENROLL: Wizard,
  SIGNED_IN: GoOn,
};

function Page() {
  const { viewer, finished } = useSession();
  if (finished) return <Done />;
  const Shown = PAGES[viewer.state];
  return <Shown />;
}

/** Follows `?next=` where it leads somewhere allowed; the page of one's own methods otherwise. */
function GoOn() {
  const { viewer } = useSession();
  const destination = destinationFor(viewer);
  useEffect(() => {
    if (destination) location.assign(destination);
  }, [destination]);
  if (!destination) return <Home />;
  return (
    <Frame>
      <Waiting what="You are signed in. Opening the page you came for…" />
    </Frame>
  );
}
