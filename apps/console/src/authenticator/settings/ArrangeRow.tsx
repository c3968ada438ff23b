import { type FormEvent, useState } from 'react';
import { changeAccount } from '../accounts/account-store';
import type { Account } from '../accounts/account';
import { Field } from '../parts/Field';
import { useMoreWords } from '../words/use-more-words';

const LONGEST_LABEL = 40;

interface ArrangeRowProps {
  readonly account: Account;
  readonly name: string;
  readonly first: boolean;
  readonly last: boolean;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}

/** An emptied name brings back the organisation's. */
export function ArrangeRow({ account, name, first, last, onMove, onRemove }: ArrangeRowProps) {
  const { settings } = useMoreWords();
  const [label, setLabel] = useState(name);
  const save = (event: FormEvent) => {
    event.preventDefault();
    const typed = label.trim();
    void changeAccount(account.id, { label: typed || null });
    if (!typed) setLabel(account.issuer || account.account);
  };
  return (
    <form className="au-arrange" onSubmit={save}>
      <div className="au-arrange-name">
        <Field
          label={settings.rename}
          value={label}
          maxLength={LONGEST_LABEL}
          hint={account.account}
          autoComplete="off"
          onChange={setLabel}
        />
        {label.trim() !== name && (
          <button type="submit" className="button button-edge">
            {settings.save}
          </button>
        )}
      </div>
      <div className="au-arrange-acts">
        <button
          type="button"
          className="button au-icon"
          disabled={first}
          aria-label={settings.up(name)}
          onClick={() => onMove(-1)}
        >
          <span aria-hidden="true">↑</span>
        </button>
        <button
          type="button"
          className="button au-icon"
          disabled={last}
          aria-label={settings.down(name)}
          onClick={() => onMove(1)}
        >
          <span aria-hidden="true">↓</span>
        </button>
        <button type="button" className="button au-danger" aria-label={settings.removeName(name)} onClick={onRemove}>
          {settings.remove}
        </button>
      </div>
    </form>
  );
}
