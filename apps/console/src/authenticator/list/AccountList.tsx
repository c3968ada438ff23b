import { useState } from 'react';
import { type Account, matching } from '../accounts/account';
import { AlertsHint } from '../alerts/AlertsHint';
import { AppPicture, Mark } from '../../design/pictures';
import type { ApiError } from '../../graphql/client';
import { Notice } from '../parts/Notice';
import type { ScreenName } from '../Screens';
import { sentenceFor } from '../words/sentences';
import { useWords } from '../words/Speech';
import { CodeRow } from './CodeRow';
import { DeviceRow } from './DeviceRow';

/** With more accounts than this, looking for one is slower than typing. */
const FEW = 6;

interface AccountListProps {
  readonly accounts: readonly Account[];
  /** The server could not be reached at the last look. */
  readonly away: boolean;
  /** Why it refused this phone, if it did. */
  readonly error: ApiError | null;
  readonly embedded: boolean;
  readonly onShow: (screen: ScreenName) => void;
}

export function AccountList({ accounts, away, error, embedded, onShow }: AccountListProps) {
  const words = useWords();
  const [search, setSearch] = useState('');
  const many = accounts.length > FEW;
  const found = many ? matching(accounts, search, words.tag) : accounts;
  const hasDevice = accounts.some(({ kind }) => kind === 'device');
  return (
    <>
      <header className="au-head">
        <Mark />
        <h1>{words.title}</h1>
        <button type="button" className="button" onClick={() => onShow('settings')}>
          {words.settings}
        </button>
      </header>
      {error && <Notice kind="bad">{sentenceFor(error, words)}</Notice>}
      {away && <Notice kind="warn">{words.offline}</Notice>}
      {hasDevice && !embedded && !away && <AlertsHint onSettings={() => onShow('settings')} />}
      {many && (
        <input
          type="search"
          className="au-input"
          aria-label={words.search}
          placeholder={words.search}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      )}
      {accounts.length === 0 && (
        <div className="au-none">
          <AppPicture />
          <h2>{words.noneYet}</h2>
          <p>{words.noneYetHow}</p>
        </div>
      )}
      <ul className="au-list" aria-label={words.accounts}>
        {found.map((account) => (
          <li key={account.id}>{account.kind === 'device' ? <DeviceRow account={account} /> : <CodeRow account={account} />}</li>
        ))}
      </ul>
      {many && found.length === 0 && <output>{words.nothingFound(search)}</output>}
      <div className="au-foot">
        <button type="button" className="button button-main" onClick={() => onShow('add')}>
          {words.add}
        </button>
      </div>
    </>
  );
}
