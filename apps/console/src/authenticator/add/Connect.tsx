import { type FormEvent, useState } from 'react';
import { addAccount } from '../accounts/account-store';
import type { Account } from '../accounts/account';
import { activate } from '../device/activate';
import { type ApiError, asApiError } from '../../graphql/client';
import { Field } from '../parts/Field';
import { Head } from '../parts/Head';
import { Notice } from '../parts/Notice';
import { sentenceFor } from '../words/sentences';
import { useWords } from '../words/Speech';
import { useMoreWords } from '../words/use-more-words';
import { LONGEST_NAME, suggestedName } from './phone-name';

interface ConnectProps {
  readonly code: string;
  readonly onBack: () => void;
  readonly onDone: (account: Account) => void;
}

/** Makes this phone somebody's device, after asking: a link alone must not do it. */
export function Connect({ code, onBack, onDone }: ConnectProps) {
  const words = useWords();
  const { connect } = useMoreWords();
  const [name, setName] = useState(() => suggestedName(navigator.userAgent));
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const [missing, setMissing] = useState(false);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    if (!name.trim()) {
      setMissing(true);
      return;
    }
    setBusy(true);
    setError(null);
    activate(code, name.trim())
      .then(async (account) => {
        await addAccount(account);
        onDone(account);
      })
      .catch((cause: unknown) => {
        setError(asApiError(cause));
        setBusy(false);
      });
  };
  return (
    <form onSubmit={submit} noValidate className="au-stack">
      <Head onBack={onBack}>{connect.title}</Head>
      <p>{connect.what}</p>
      {error && <Notice kind="bad">{error.code === 'device_unknown' ? connect.codeOver : sentenceFor(error, words)}</Notice>}
      <Field
        label={connect.name}
        hint={connect.nameHint}
        error={missing ? connect.needed : null}
        value={name}
        maxLength={LONGEST_NAME}
        autoComplete="off"
        onChange={(value) => {
          setName(value);
          setMissing(false);
        }}
      />
      <button type="submit" className="button button-main" aria-disabled={busy || undefined} aria-busy={busy || undefined}>
        {busy && <span className="turning" aria-hidden="true" />}
        {busy ? connect.connecting : connect.connect}
      </button>
    </form>
  );
}
