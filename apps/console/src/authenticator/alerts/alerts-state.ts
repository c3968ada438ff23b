import { readAccounts } from '../accounts/account-store';
import type { Account, DeviceAccount } from '../accounts/account';

/** `on` and `off` for this page's devices together; `blocked` by the browser; `install-first` on phones that notify installed apps only. */
export type AlertsState = 'on' | 'off' | 'blocked' | 'unsupported' | 'install-first';

const SCOPE = '/authenticator';

export const registration = async (): Promise<ServiceWorkerRegistration | undefined> =>
  'PushManager' in window && 'Notification' in window ? navigator.serviceWorker?.getRegistration(SCOPE) : undefined;

export const devicesOf = (accounts: readonly Account[]): DeviceAccount[] =>
  accounts.filter((one) => one.kind === 'device').filter(({ over }) => !over);

export async function alertsState(): Promise<AlertsState> {
  const worker = await registration();
  if (!worker) return 'standalone' in navigator && !navigator.standalone ? 'install-first' : 'unsupported';
  if (Notification.permission === 'denied') return 'blocked';
  const subscription = Notification.permission === 'granted' ? await worker.pushManager.getSubscription() : null;
  const told = devicesOf(await readAccounts()).every(({ endpoint }) => endpoint === subscription?.endpoint);
  return subscription && told ? 'on' : 'off';
}
