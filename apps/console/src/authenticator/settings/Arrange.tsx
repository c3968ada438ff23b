import './settings.css';
import { useState } from 'react';
import { changeAccounts } from '../accounts/account-store';
import { type Account, nameOf } from '../accounts/account';
import { moved } from '../accounts/moved';
import { Head } from '../parts/Head';
import { useWords } from '../words/Speech';
import { useMoreWords } from '../words/use-more-words';
import { ArrangeRow } from './ArrangeRow';
import { Remove } from './Remove';

interface ArrangeProps {
  readonly accounts: readonly Account[];
  readonly onBack: () => void;
}

export function Arrange({ accounts, onBack }: ArrangeProps) {
  const words = useWords();
  const { settings } = useMoreWords();
  const [removing, setRemoving] = useState<Account | null>(null);
  if (removing) {
    const end = () => setRemoving(null);
    return <Remove account={removing} onEnd={end} />;
  }
  return (
    <>
      <Head onBack={onBack}>{words.arrange}</Head>
      {accounts.length === 0 && <p>{settings.tooNone}</p>}
      <ol className="au-list">
        {accounts.map((account, index) => (
          <li key={account.id}>
            <ArrangeRow
              account={account}
              name={nameOf(account)}
              first={index === 0}
              last={index === accounts.length - 1}
              onMove={(by) => void changeAccounts((all) => moved(all, account.id, by))}
              onRemove={() => setRemoving(account)}
            />
          </li>
        ))}
      </ol>
    </>
  );
}
