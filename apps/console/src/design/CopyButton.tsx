import { useEffect, useState } from 'react';

interface CopyButtonProps {
  /** What lands on the clipboard. */
  readonly text: string;
  /** Accessible name: what is copied. */
  readonly name: string;
  /** In the language of the page; English where a page has one language. */
  readonly words?: { readonly ready: string; readonly copied: string; readonly refused: string };
}

const ENGLISH = { ready: 'Copy', copied: 'Copied', refused: 'Select it' };

/** Says "Copied" for two seconds; where the browser refuses the clipboard it says so, and the text stays selectable. */
export function CopyButton({ text, name, words = ENGLISH }: CopyButtonProps) {
  const [state, setState] = useState<'ready' | 'copied' | 'refused'>('ready');
  useEffect(() => {
    if (state === 'ready') return undefined;
    const timer = setTimeout(() => setState('ready'), 2000);
    return () => clearTimeout(timer);
  }, [state]);

  const copy = () => {
    Promise.resolve()
      .then(() => navigator.clipboard.writeText(text))
      .then(
        () => setState('copied'),
        () => setState('refused'),
      );
  };
  return (
    <button type="button" className={`button copy ${state === 'copied' ? 'copy-done' : ''}`} onClick={copy}>
      <span aria-live="polite">{words[state]}</span>
      <span className="for-ears"> {name}</span>
    </button>
  );
}
