import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import type { Account } from './accounts/account';
import { AccountList } from './list/AccountList';
import { useRequests } from './requests/use-requests';
import { useFragment } from './use-fragment';
import { useWords } from './words/Speech';

const Add = lazy(() => import('./add/Add').then(({ Add }) => ({ default: Add })));
const Settings = lazy(() => import('./settings/Settings').then(({ Settings }) => ({ default: Settings })));
const Arrange = lazy(() => import('./settings/Arrange').then(({ Arrange }) => ({ default: Arrange })));
const RequestSheet = lazy(() => import('./requests/RequestSheet').then(({ RequestSheet }) => ({ default: RequestSheet })));

export type ScreenName = 'list' | 'add' | 'settings' | 'arrange';
interface Shown {
  readonly name: ScreenName;
  /** The address that carried a code or a key. */
  readonly address: string | null;
  /** Counts the visits, so that each begins with a fresh screen. */
  readonly visit: number;
}

interface ScreensProps {
  readonly accounts: readonly Account[];
  readonly embedded: boolean;
}

export function Screens({ accounts, embedded }: ScreensProps) {
  const words = useWords();
  const [shown, setShown] = useState<Shown>({ name: 'list', address: null, visit: 0 });
  const { incoming, away, error, close } = useRequests(accounts);

  const show = useCallback((name: ScreenName, address: string | null = null) => {
    setShown(({ visit }) => ({ name, address, visit: visit + 1 }));
    scrollTo(0, 0);
  }, []);
  useFragment(
    embedded,
    useCallback((address) => show('add', address), [show]),
  );
  const back = useCallback(() => show('list'), [show]);
  useBackButton(shown.name, embedded, back);
  useEffect(() => {
    if (embedded) return;
    document.title = incoming ? words.request.title['sign-in'] : `${words.title} · Tessera`;
    document.documentElement.lang = words.tag;
  }, [incoming, words, embedded]);

  return (
    <>
      <div className="au-page" inert={incoming !== null}>
        <Suspense fallback={<Opening />}>
          {shown.name === 'list' && (
            <AccountList accounts={accounts} away={away} error={error} embedded={embedded} onShow={show} />
          )}
          {shown.name === 'add' && <Add key={shown.visit} address={shown.address} embedded={embedded} onBack={back} />}
          {shown.name === 'settings' && <Settings embedded={embedded} onBack={back} onArrange={() => show('arrange')} />}
          {shown.name === 'arrange' && <Arrange accounts={accounts} onBack={back} />}
        </Suspense>
      </div>
      {incoming && (
        <Suspense fallback={<Opening />}>
          <RequestSheet key={incoming.request.requestId} {...incoming} onClose={close} />
        </Suspense>
      )}
    </>
  );
}

function Opening() {
  return (
    <output className="au-opening">
      <span className="turning" aria-hidden="true" /> {useWords().opening}
    </output>
  );
}

/** The phone's own way back leads to the list, not out of the app. */
function useBackButton(name: ScreenName, embedded: boolean, onBack: () => void): void {
  const away = name !== 'list';
  useEffect(() => {
    if (!away || embedded) return undefined;
    history.pushState('away', '');
    addEventListener('popstate', onBack);
    return () => {
      removeEventListener('popstate', onBack);
      if (history.state === 'away') history.back();
    };
  }, [away, embedded, onBack]);
}
