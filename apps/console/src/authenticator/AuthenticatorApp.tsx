import './authenticator.css';
import './list/list.css';
import { useAccounts } from './accounts/account-store';
import { Mark, WarnPicture } from '../design/pictures';
import { Boundary } from './parts/Boundary';
import { Screens } from './Screens';
import { SpeechProvider, useWords } from './words/Speech';

interface AuthenticatorAppProps {
  /** Inside another page, such as a drawn phone: fills its box, and leaves address, title and notifications alone. */
  readonly embedded?: boolean;
}

/** The mobile app: accounts with their codes, and the requests that come in for them. */
export function AuthenticatorApp({ embedded = false }: AuthenticatorAppProps) {
  return (
    <SpeechProvider>
      <Opened embedded={embedded} />
    </SpeechProvider>
  );
}

function Opened({ embedded }: { readonly embedded: boolean }) {
  const words = useWords();
  const accounts = useAccounts();
  // WebCrypto, which keeps the keys, exists on safe addresses alone.
  const problem = !window.isSecureContext ? words.unsafe : accounts === 'refused' ? words.notStored : null;
  return (
    <div className={`au ${embedded ? 'au-embedded' : ''}`} lang={words.tag}>
      <Boundary sentence={words.crashed}>
        {problem && (
          <div className="au-page au-stack">
            <Mark />
            <h1>{words.title}</h1>
            <div className="notice notice-bad" role="alert">
              <WarnPicture />
              <p>{problem}</p>
            </div>
          </div>
        )}
        {!problem && Array.isArray(accounts) && <Screens accounts={accounts} embedded={embedded} />}
      </Boundary>
    </div>
  );
}
