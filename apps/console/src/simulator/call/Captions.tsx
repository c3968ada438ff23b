import { useEffect, useRef } from 'react';
import type { Call } from '../state/demo';
import { hush, speak } from './sound';

interface CaptionsProps {
  readonly call: Call;
  /** Also spoken, by the browser's own voice. */
  readonly aloud: boolean;
}

/** What the caller says, as it is said. */
export function Captions({ call: { said, locale, state }, aloud }: CaptionsProps) {
  const list = useRef<HTMLDivElement>(null);
  const spoken = useRef(0);
  useEffect(() => {
    const newest = list.current?.lastElementChild;
    if (newest instanceof HTMLElement) list.current?.scrollTo({ top: newest.offsetTop - list.current.offsetTop });
    const fresh = said.slice(spoken.current);
    spoken.current = said.length;
    if (aloud && state === 'ANSWERED') for (const line of fresh) speak(line, locale);
  }, [said, locale, state, aloud]);
  useEffect(() => hush, []);

  return (
    <div className="captions" ref={list} lang={locale} aria-live="polite">
      {said.map((line, index) => (
        <p key={index} className={index === said.length - 1 ? 'caption-now' : ''}>
          {line}
        </p>
      ))}
    </div>
  );
}
