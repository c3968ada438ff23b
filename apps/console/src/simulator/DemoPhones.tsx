import { Mark, WarnPicture } from '../design/pictures';
import { SimulatorAccountsDocument } from '../generated/simulator/graphql';
import { request } from '../graphql/client';
import { useLoaded } from '../graphql/use-loaded';
import { Accounts } from './Accounts';
import { Phone } from './Phone';
import { linesOf } from './lines';
import { useTexts } from './use-texts';

const MANNER = 'Texts that this demo sends to any number show up here, live. Nothing leaves this machine.';

export function DemoPhones() {
  const start = useLoaded((signal) => request(SimulatorAccountsDocument, undefined, signal));
  const { texts, error: textsError, lookAgain } = useTexts();
  const problem = start.state === 'failed' ? start.error : textsError;
  return (
    <>
      <header className="top">
        <Mark />
        <div>
          <h1>Demo phones</h1>
          <p className="quiet">{MANNER}</p>
        </div>
        <nav aria-label="Pages">
          <a className="button button-edge" href="/" target="_blank" rel="noreferrer">
            Open sign-in
          </a>
          <a className="button button-edge" href="/console" target="_blank" rel="noreferrer">
            Open console
          </a>
        </nav>
      </header>
      <main>
        {problem && (
          <div className="notice notice-bad problem" role="alert">
            <WarnPicture />
            <p>{problem.message}</p>
            <button
              type="button"
              className="button"
              onClick={() => {
                start.retry();
                lookAgain();
              }}
            >
              Try again
            </button>
          </div>
        )}
        {start.state === 'ready' && <Accounts accounts={start.value.demoAccounts} />}
        <h2 className="for-ears">Phones</h2>
        {texts === null && !problem && (
          <output className="loading quiet">
            <span className="turning" aria-hidden="true" /> Looking for texts…
          </output>
        )}
        {texts && (
          <div className="phones">
            {linesOf(texts).map((line) => (
              <Phone key={line.place} line={line} />
            ))}
          </div>
        )}
      </main>
    </>
  );
}
