import { CopyButton } from '../../design/CopyButton';
import type { SimulatorAccountsQuery } from '../../generated/simulator/graphql';
import { asFlag, useRemembered } from '../state/use-remembered';
import { TRIES } from './tries';

interface StartProps {
  readonly accounts: SimulatorAccountsQuery['demoAccounts'];
}

/** Whom to sign in as, and what to try. */
export function Start({ accounts }: StartProps) {
  const [open, setOpen] = useRemembered('start-open', matchMedia('(min-width: 46.0625rem)').matches, asFlag);
  const passwords = [...new Set(accounts.map(({ password }) => password))];
  const [shared] = passwords.length === 1 ? passwords : [];
  return (
    <details className="start" open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>Demo accounts, and what to try</summary>
      <div className="start-parts">
        <section aria-labelledby="accounts-title">
          <h2 id="accounts-title">Accounts</h2>
          {shared && (
            <p className="account-password">
              Everybody’s password: <code>{shared}</code> <CopyButton text={shared} name="password of every demo account" />
            </p>
          )}
          <ul className="accounts">
            {accounts.map(({ login, displayName, note, password }) => (
              <li key={login}>
                <span className="account-login">{login}</span>
                <span>
                  {displayName} <span className="quiet">· {note}</span>
                  {!shared && <code> {password}</code>}
                </span>
              </li>
            ))}
          </ul>
        </section>
        <section aria-labelledby="try-title">
          <h2 id="try-title">What to try</h2>
          <ol className="tries">
            {TRIES.map(([title, how]) => (
              <li key={title}>
                <strong>{title}.</strong> {how}
              </li>
            ))}
          </ol>
        </section>
      </div>
    </details>
  );
}
