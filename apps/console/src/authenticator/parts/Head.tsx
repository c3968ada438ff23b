import { type ReactNode, useEffect, useRef } from 'react';
import { useWords } from '../words/Speech';

interface HeadProps {
  readonly children: string;
  readonly onBack?: () => void;
  readonly end?: ReactNode;
}

/** The heading of a screen. Takes the focus when the screen appears, so that a screen reader starts here. */
export function Head({ children, onBack, end }: HeadProps) {
  const words = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <header className="au-head">
      {onBack && (
        <button type="button" className="button au-icon" onClick={onBack}>
          <span aria-hidden="true">←</span>
          <span className="for-ears">{words.back}</span>
        </button>
      )}
      <h1 ref={heading} tabIndex={-1}>
        {children}
      </h1>
      {end}
    </header>
  );
}
