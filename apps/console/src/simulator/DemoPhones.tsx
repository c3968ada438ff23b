import { useEffect } from 'react';
import { WarnPicture } from '../design/pictures';
import { SimulatorAccountsDocument } from '../generated/simulator/graphql';
import { request } from '../graphql/client';
import { useLoaded } from '../graphql/use-loaded';
import { Phones } from './Phones';
import { Start } from './start/Start';
import { useDemo } from './state/use-demo';
import { asFlag, useRemembered } from './state/use-remembered';
import { Top } from './Top';

const TITLE = 'Demo phones · Tessera';

export function DemoPhones() {
  const start = useLoaded((signal) => request(SimulatorAccountsDocument, undefined, signal));
  const { demo, error, lookAgain, add } = useDemo();
  const [sound, setSound] = useRemembered('sound', false, asFlag);
  const problem = start.state === 'failed' ? start.error : error;
  const rings = demo?.calls.some(({ state }) => state === 'RINGING') ?? false;
  useEffect(() => {
    document.title = rings ? `Ringing · ${TITLE}` : TITLE;
  }, [rings]);

  return (
    <>
      <Top mails={demo?.mails ?? []} sound={sound} onSound={setSound} />
      <main>
        {problem && (
          <div className="notice notice-bad problem" role="alert">
            <WarnPicture />
            <p>{problem.message}</p>
            <button
              type="button"
              className="button"
              onClick={() => {
                if (start.state === 'failed') start.retry();
                lookAgain();
              }}
            >
              Try again
            </button>
          </div>
        )}
        {start.state === 'ready' && <Start accounts={start.value.demoAccounts} />}
        <h2 className="for-ears">Phones</h2>
        {demo === null && !problem && (
          <output className="loading quiet">
            <span className="turning" aria-hidden="true" /> Connecting the phones…
          </output>
        )}
        {demo && <Phones demo={demo} sound={sound} onNews={add} />}
      </main>
    </>
  );
}
