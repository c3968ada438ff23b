import { useSyncExternalStore } from 'react';

const listen = (listener: () => void) => {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
};

/** The part of the page that the address names after `#`; the browser's back button and a reload keep to it. */
export const usePlace = (): string => useSyncExternalStore(listen, () => location.hash.slice(1));

export function goTo(place: '' | 'add' | 'program'): void {
  location.hash = place;
}
