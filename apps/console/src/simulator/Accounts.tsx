import { CopyButton } from '../design/CopyButton';
import type { SimulatorAccountsQuery } from '../generated/simulator/graphql';

/** The shortest way through the whole product. */
const TRY = [
  'Sign in as ada, set up an authenticator app, and publish a policy for the group All staff in the console.',
  'Sign in as sam in another browser and set up the phone with a number from below.',
  'Read the code here, type it there; then look at the audit log.',
];

interface AccountsProps {
  readonly accounts: SimulatorAccountsQuery['demoAccounts'];
}

export function Accounts({ accounts }: AccountsProps) {
  if (accounts.length === 0) return null;
  return (
    <section className="accounts" aria-labelledby="accounts-title">
      <h2 id="accounts-title">Demo accounts</h2>
      <ul>
        {accounts.map((account) => (
          <li key={account.login} className="account">
            <p className="account-name">{account.displayName}</p>
            <p className="quiet">{account.note}</p>
            <dl>
              <div>
                <dt>Login</dt>
                <dd>{account.login}</dd>
                <CopyButton text={account.login} name={`login of ${account.displayName}`} />
              </div>
              <div>
                <dt>Password</dt>
                <dd>{account.password}</dd>
                <CopyButton text={account.password} name={`password of ${account.displayName}`} />
              </div>
            </dl>
          </li>
        ))}
      </ul>
      <ol className="try" aria-label="What to try">
        {TRY.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ol>
    </section>
  );
}
