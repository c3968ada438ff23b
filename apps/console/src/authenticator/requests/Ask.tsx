import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { WarnPicture } from '../../design/pictures';
import type { ApiError } from '../../graphql/client';
import { Notice } from '../parts/Notice';
import { sentenceFor } from '../words/sentences';
import { useWords } from '../words/Speech';

const DIGITS = 2;
/** The page never shows less, so a zero in front is a slip. */
const LEAST = 10;

interface AskProps {
  readonly error: ApiError | null;
  readonly onAuthenticate: (number: string) => void;
  readonly onDeny: () => void;
  readonly onFraud: () => void;
}

/** The two digits stand on the page that asked, and nowhere here: who does not see that page can't approve (attack D03). */
export function Ask({ error, onAuthenticate, onDeny, onFraud }: AskProps) {
  const words = useWords();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [number, setNumber] = useState('');
  const [missing, setMissing] = useState(false);
  useEffect(() => {
    // Never away from what is being typed elsewhere on the page that this app may be a part of.
    const typing = document.activeElement;
    if (typing === document.body || typing?.closest('.au')) field.current?.focus();
  }, []);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (Number(number) >= LEAST) onAuthenticate(number);
    else {
      setMissing(true);
      field.current?.focus();
    }
  };
  return (
    <form className="au-ask" onSubmit={submit} noValidate>
      {error && <Notice kind="bad">{sentenceFor(error, words)}</Notice>}
      <label htmlFor={id}>{words.request.digits}</label>
      <input
        ref={field}
        id={id}
        className="au-digits"
        inputMode="numeric"
        autoComplete="off"
        value={number}
        aria-invalid={missing || undefined}
        aria-describedby={`${id}-hint`}
        onChange={(event) => {
          setNumber(event.target.value.replaceAll(/\D/g, '').slice(0, DIGITS));
          setMissing(false);
        }}
      />
      <p id={`${id}-hint`} className={missing ? 'au-wrong' : 'au-quiet'} role={missing ? 'alert' : undefined}>
        {missing ? words.request.twoDigits : words.request.digitsHint}
      </p>
      <button type="submit" className="button button-main">
        {words.request.authenticate}
      </button>
      <button type="button" className="button button-edge button-wide" onClick={onDeny}>
        {words.request.deny}
      </button>
      <button type="button" className="button au-danger au-apart" onClick={onFraud}>
        <WarnPicture />
        {words.request.fraud}
      </button>
    </form>
  );
}
