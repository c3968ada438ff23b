import { type Account, nameOf } from '../accounts/account';
import { Alerts } from '../alerts/Alerts';
import { Head } from '../parts/Head';
import { Notice } from '../parts/Notice';
import { useMoreWords } from '../words/use-more-words';

interface ConnectedProps {
  readonly account: Account;
  readonly embedded: boolean;
  readonly onDone: () => void;
}

export function Connected({ account, embedded, onDone }: ConnectedProps) {
  const { connect } = useMoreWords();
  return (
    <>
      <Head>{connect.connectedTitle}</Head>
      <Notice kind="good">
        <p>
          <strong>{nameOf(account)}</strong> · {account.account}
        </p>
        <p>{connect.connected}</p>
      </Notice>
      {!embedded && (
        <>
          <p>{connect.alerts}</p>
          <Alerts />
        </>
      )}
      <button type="button" className="button button-main" onClick={onDone}>
        {connect.done}
      </button>
    </>
  );
}
