import { useEffect, useEffectEvent } from 'react';

/** Calls when '/' is pressed and nobody is typing. */
export function useSlashKey(onSlash: () => void): void {
  const pressed = useEffectEvent(onSlash);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLElement && event.target.closest('input, textarea, select, [contenteditable]');
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || typing) return;
      event.preventDefault();
      pressed();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
