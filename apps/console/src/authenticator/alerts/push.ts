import { changeAccount, readAccounts } from '../accounts/account-store';
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

/** Tells it of every device that it does not know this subscription of. */
async function tellServer(worker: ServiceWorkerRegistration): Promise<void> {
  const subscription = await subscribed(worker);
  for (const device of devicesOf(await readAccounts())) {
    if (device.endpoint === subscription.endpoint) continue;
    await subscribe(device, JSON.stringify(subscription));
    await changeAccount(device.id, { endpoint: subscription.endpoint });
  }
}

/** One at a time over all pages: each begins with what the one before it stored. */
const inTurn = <T>(work: () => Promise<T>): Promise<T> => navigator.locks.request('tessera-alerts', work);

/** Asks the person through the browser; call it from a press. False when they said no. */
export async function turnOn(): Promise<boolean> {
  // First of all: some browsers ask only while the press is fresh.
  if ((await Notification.requestPermission()) !== 'granted') return false;
  const worker = await registration();
  if (worker) await inTurn(() => tellServer(worker));
  return true;
}

/** Where they were turned on before: follows a subscription that the browser renewed, and tells it of devices that came since. */
export async function keepUp(): Promise<void> {
  const worker = await registration();
  if (!worker || Notification.permission !== 'granted') return;
  await inTurn(async () => {
    const subscription = await worker.pushManager.getSubscription();
    const devices = devicesOf(await readAccounts());
    const wanted = subscription !== null || devices.some(({ endpoint }) => endpoint !== null);
    const behind = devices.some(({ endpoint }) => endpoint !== subscription?.endpoint);
    if (wanted && behind) await tellServer(worker);
  });
}

export const turnOff = (): Promise<void> =>
  inTurn(async () => {
    const subscription = await (await registration())?.pushManager.getSubscription();
    for (const device of devicesOf(await readAccounts())) {
      if (device.endpoint === null) continue;
      await subscribe(device, null);
      await changeAccount(device.id, { endpoint: null });
    }
    await subscription?.unsubscribe();
  });
