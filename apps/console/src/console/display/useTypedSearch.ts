import { useEffect, useRef, useState } from 'react';

const restMs = 200;

/**
 * A search field whose value is applied once the typing rests. What is applied from elsewhere (a link, the back button)
 * comes into the field; what the field applied itself does not overwrite what was typed since.
 */
export function useTypedSearch(applied: string, apply: (search: string) => void) {
  const [typed, setTyped] = useState(applied);
  const [seen, setSeen] = useState(applied);
  const [sent, setSent] = useState(applied);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef(apply);
  useEffect(() => {
    latest.current = apply;
  });
  useEffect(() => () => clearTimeout(timer.current), []);

  if (seen !== applied) {
    setSeen(applied);
    if (applied !== sent) setTyped(applied);
  }
  const type = (text: string) => {
    setTyped(text);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const search = text.trim();
      setSent(search);
      latest.current(search);
    }, restMs);
  };
  return { typed, type };
}
