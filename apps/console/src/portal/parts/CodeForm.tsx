import { type ReactNode, useEffect, useRef, useState } from 'react';
import { ApiError } from '../../graphql/client';
import { useAction } from '../use-action';
import { isOver } from '../sentences';
import { useSpeech } from '../words/Speech';
import { ActionError } from './Alert';
import { Button } from './Button';
import { CodeField, isWhole } from './CodeField';

interface CodeFormProps {
  readonly label: string;
  readonly onCode: (code: string) => Promise<void>;
  /** Begins anew when this code can't be answered any more. */
  readonly startAgain: () => void;
  /** Takes the focus at once: for a form that replaces another after a new code was sent. */
  readonly takesFocus?: boolean;
  /** Shown below for as long as the code can still be answered. */
  readonly children?: ReactNode;
}

/** Takes six digits and sends them off by itself at the sixth. After a wrong code the boxes are empty and have the focus. */
export function CodeForm({ label, onCode, startAgain, takesFocus = false, children }: CodeFormProps) {
  const { w } = useSpeech();
  const [digits, setDigits] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const { busy, error, run } = useAction();
  const over = error !== null && isOver(error.code);

  useEffect(() => {
    if (takesFocus) input.current?.focus();
  }, [takesFocus]);

  const send = (code: string) =>
    run(async () => {
      if (!isWhole(code)) throw new ApiError('code_malformed', '');
      try {
        await onCode(code);
      } catch (cause) {
        setDigits('');
        input.current?.focus();
        throw cause;
      }
    });

  // The boxes that had the focus are gone; it goes to what replaced them.
  const ending = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (over) ending.current?.focus();
  }, [over]);

  if (over) {
    return (
      <div className="stack" ref={ending} tabIndex={-1}>
        <ActionError error={error} />
        <Button onClick={startAgain}>{w.frame.startAgain}</Button>
      </div>
    );
  }
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send(digits);
      }}
    >
      <CodeField
        ref={input}
        label={label}
        value={digits}
        invalid={error !== null}
        readOnly={busy}
        onChange={(next) => {
          setDigits(next);
          if (isWhole(next) && next !== digits) void send(next);
        }}
      />
      <ActionError error={error} />
      <Button type="submit" busy={busy} waiting={w.proof.checking}>
        {w.proof.verify}
      </Button>
      {children}
    </form>
  );
}
