import { useEffect, useState } from 'react';

/** Seconds since the call was answered, as a phone shows them. */
export function Talking() {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((now) => now + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  const two = (number: number) => String(number).padStart(2, '0');
  return (
    <span role="timer" aria-live="off">
      {two(Math.floor(seconds / 60))}:{two(seconds % 60)}
    </span>
  );
}
