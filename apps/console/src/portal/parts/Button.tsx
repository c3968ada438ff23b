import type { ReactNode } from 'react';

interface ButtonProps {
  readonly children: ReactNode;
  readonly kind?: 'main' | 'edge' | 'plain';
  readonly type?: 'button' | 'submit';
  readonly busy?: boolean;
  /** What it is waiting for, told to screen readers while it is busy. */
  readonly waiting?: string;
  readonly disabled?: boolean;
  readonly wide?: boolean;
  readonly onClick?: () => void;
}

/** Stays focusable while it is busy, so that the focus isn't lost; a second press does nothing. */
export function Button({
  children,
  kind = 'main',
  type = 'button',
  busy = false,
  waiting = 'Working…',
  disabled = false,
  wide = false,
  onClick,
}: ButtonProps) {
  const idle = !busy && !disabled;
  return (
    <button
      type={type}
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
      {busy && <output className="for-ears">{waiting}</output>}
    </button>
  );
}
