import type { ReactNode } from 'react';
import { TickPicture, WarnPicture } from '../../design/pictures';
import type { ApiError } from '../../graphql/client';
import { sentenceFor } from '../sentences';
import { useSpeech } from '../words/Speech';

interface AlertProps {
  readonly kind?: 'bad' | 'good' | 'warn';
  readonly children: ReactNode;
}

/** A sentence with a picture and, for ears, a word: colour alone says nothing. */
export function Alert({ kind = 'bad', children }: AlertProps) {
  const { w } = useSpeech();
  const prefix = { bad: w.frame.problem, good: '', warn: w.frame.note }[kind];
  return (
    <div className={`notice notice-${kind}`} role={kind === 'bad' ? 'alert' : 'status'}>
      {kind === 'good' ? <TickPicture /> : <WarnPicture />}
      <p>
        <span className="for-ears">{prefix}</span>
        {children}
      </p>
    </div>
  );
}

/** The error of an action, unless it belongs to a field that shows it itself. */
export function ActionError({ error, fields = [] }: { readonly error: ApiError | null; readonly fields?: readonly string[] }) {
  const speech = useSpeech();
  if (!error || (error.field && fields.includes(error.field))) return null;
  return <Alert>{sentenceFor(error, speech)}</Alert>;
}
