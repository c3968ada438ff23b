import { useSyncExternalStore } from 'react';

/** Not in TypeScript's library: https://wicg.github.io/manifest-incubations/#beforeinstallpromptevent-interface */
interface InstallEvent extends Event {
  prompt(): Promise<unknown>;
}

let offered: InstallEvent | null = null;
const listeners = new Set<() => void>();
const keep = (event: InstallEvent | null) => {
  offered = event;
  for (const listener of listeners) listener();
};

/** The browser offers it early and once; call this before anything else. */
export function awaitInstallOffer(): void {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    keep(event as InstallEvent);
  });
  addEventListener('appinstalled', () => keep(null));
}

const listen = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** Whether it runs as an installed app, and how to ask for it where the browser lets a page ask. */
export function useInstall(): { readonly installed: boolean; readonly ask: (() => void) | null } {
  const offer = useSyncExternalStore(listen, () => offered);
  const installed = matchMedia('(display-mode: standalone)').matches;
  return { installed, ask: offer && (() => void offer.prompt().finally(() => keep(null))) };
}
