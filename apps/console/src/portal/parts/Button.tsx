import type { ReactNode } from 'react';
import { useSpeech } from '../words/Speech';

interface ButtonProps {
  readonly children: ReactNode;
  readonly kind?: 'main' | 'edge' | 'plain' | 'bad';
  readonly type?: 'button' | 'submit';
  readonly busy?: boolean;
  /** What it is waiting for, told to screen readers while it is busy. */
  readonly waiting?: string;
  readonly disabled?: boolean;
  readonly wide?: boolean;
  /** Accessible name, where the words on it don't say which thing it acts on. */
  readonly name?: string;
  readonly onClick?: () => void;
}

/** Stays focusable while it is busy, so that the focus isn't lost; a second press does nothing. */
export function Button({
  children,
  kind = 'main',
  type = 'button',
  busy = false,
  waiting,
  disabled = false,
  wide = false,
  name,
  onClick,
}: ButtonProps) {
  const { w } = useSpeech();
  const idle = !busy && !disabled;
  return (
    <button
      type={type}
      aria-label={name}
      className={`button button-${kind} ${wide ? 'button-wide' : ''}`}
      aria-disabled={idle ? undefined : true}
      aria-busy={busy || undefined}
      onClick={(event) => {
        if (idle) onClick?.();
        else event.preventDefault();
      }}
    >
      {busy && <span className="turning" aria-hidden="true" />}
      {children}
      {busy && <output className="for-ears">{waiting ?? w.frame.working}</output>}
    </button>
  );
}
