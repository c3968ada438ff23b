import { changeAccounts } from '../accounts/account-store';
import { type Account, nameOf } from '../accounts/account';
import { subscribe } from '../device/subscribe';
import { Head } from '../parts/Head';
import { Notice } from '../parts/Notice';
import { useMoreWords } from '../words/use-more-words';

/** Without a connection the server goes on pushing to a phone that answers no more; the account is gone all the same. */
async function removeAccount(account: Account): Promise<void> {
  if (account.kind === 'device' && account.endpoint !== null) await subscribe(account, null).catch(() => false);
  await changeAccounts((all) => all.filter(({ id }) => id !== account.id));
}

export function Remove({ account, onEnd }: { readonly account: Account; readonly onEnd: () => void }) {
  const { settings } = useMoreWords();
  return (
    <>
      <Head>{settings.removeTitle(nameOf(account))}</Head>
      <Notice kind="warn">{account.kind === 'device' ? settings.removeDevice : settings.removeCode}</Notice>
      <button
        type="button"
        className="button au-danger au-danger-full button-wide"
        onClick={() => void removeAccount(account).finally(onEnd)}
      >
        {settings.removeName(nameOf(account))}
      </button>
      <button type="button" className="button button-edge button-wide" onClick={onEnd}>
        {settings.keep}
      </button>
    </>
  );
}
