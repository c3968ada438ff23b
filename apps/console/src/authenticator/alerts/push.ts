import { changeAccount } from '../accounts/account-store';
import type { Account } from '../accounts/account';
import { AuthenticatorSettingsDocument } from '../../generated/authenticator/graphql';
import { request } from '../../graphql/client';
import { subscribe } from '../device/subscribe';
import { devicesOf, registration } from './alerts-state';

/** A key that the server has changed makes the old subscription useless; the browser refuses to mix them. */
async function subscribed({ pushManager }: ServiceWorkerRegistration): Promise<PushSubscription> {
  const { publicSettings } = await request(AuthenticatorSettingsDocument);
  const options = { userVisibleOnly: true, applicationServerKey: publicSettings.pushKey };
  try {
    return await pushManager.subscribe(options);
  } catch (cause) {
    const old = await pushManager.getSubscription();
    if (!old || !(cause instanceof DOMException) || cause.name !== 'InvalidStateError') throw cause;
    await old.unsubscribe();
    return pushManager.subscribe(options);
  }
}

async function tellServer(accounts: readonly Account[], worker: ServiceWorkerRegistration): Promise<void> {
  const subscription = await subscribed(worker);
  for (const device of devicesOf(accounts)) {
    if (device.endpoint === subscription.endpoint) continue;
    await subscribe(device, JSON.stringify(subscription));
    await changeAccount(device.id, { endpoint: subscription.endpoint });
  }
}

/** Asks the person through the browser; call it from a press. False when they said no. */
export async function turnOn(accounts: readonly Account[]): Promise<boolean> {
  // First of all: some browsers ask only while the press is fresh.
  if ((await Notification.requestPermission()) !== 'granted') return false;
  const worker = await registration();
  if (worker) await tellServer(accounts, worker);
  return true;
}

/** Where they were turned on before: follows a subscription that the browser renewed, and tells it of devices that came since. */
export async function keepUp(accounts: readonly Account[]): Promise<void> {
  const worker = await registration();
  if (!worker || Notification.permission !== 'granted') return;
  const subscription = await worker.pushManager.getSubscription();
  const devices = devicesOf(accounts);
  const wanted = subscription !== null || devices.some(({ endpoint }) => endpoint !== null);
  const behind = devices.some(({ endpoint }) => endpoint !== subscription?.endpoint);
  if (wanted && behind) await tellServer(accounts, worker);
}

export async function turnOff(accounts: readonly Account[]): Promise<void> {
  for (const device of devicesOf(accounts)) {
    if (device.endpoint === null) continue;
    await subscribe(device, null);
    await changeAccount(device.id, { endpoint: null });
  }
  const subscription = await (await registration())?.pushManager.getSubscription();
  await subscription?.unsubscribe();
}
