import { useCallback, useState } from 'react';

/** A choice that this browser keeps; where it keeps nothing, it lasts as long as the page. `read` refuses what is no such choice. */
export function useRemembered<T>(name: string, otherwise: T, read: (kept: unknown) => T | null): readonly [T, (next: T) => void] {
  const key = `tessera.simulator.${name}`;
  const [value, setValue] = useState<T>(() => {
    try {
      return read(JSON.parse(localStorage.getItem(key) ?? 'null')) ?? otherwise;
    } catch {
      return otherwise;
    }
  });
  const keep = useCallback(
    (next: T) => {
      setValue(next);
      try {
        localStorage.setItem(key, JSON.stringify(next));
      } catch {
        // Private windows may refuse; the choice then lasts as long as the page.
      }
    },
    [key],
  );
  return [value, keep];
}

export const asFlag = (kept: unknown): boolean | null => (typeof kept === 'boolean' ? kept : null);
