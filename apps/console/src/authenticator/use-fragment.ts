import { useEffect, useState } from 'react';

/** The whole address when it carries a fragment, which is taken out at once: a code stays neither in the history nor on the screen. */
function takeFragment(): string | null {
  if (!location.hash) return null;
  const address = location.href;
  history.replaceState(history.state, '', location.pathname);
  return address;
}

/** Calls with the address that the page was opened by, and with any that follows while it is open. `onAddress` stays the same function. */
export function useFragment(embedded: boolean, onAddress: (address: string) => void): void {
  const [first] = useState(() => (embedded ? null : takeFragment()));
  useEffect(() => {
    if (embedded) return undefined;
    if (first) onAddress(first);
    const look = () => {
      const address = takeFragment();
      if (address) onAddress(address);
    };
    addEventListener('hashchange', look);
    return () => removeEventListener('hashchange', look);
  }, [embedded, first, onAddress]);
}
