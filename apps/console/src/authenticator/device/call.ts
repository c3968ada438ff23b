import { changeAccount, nextCounter } from '../accounts/account-store';
import type { DeviceAccount } from '../accounts/account';
import { ApiError } from '../../graphql/client';
import { sign } from './device-key';

interface DeviceCall {
  readonly deviceId: string;
  readonly counter: number;
  readonly signature: string;
}

/**
 * One call at a time for a device, over all pages: two under way could arrive in the other order, and the server takes a rising
 * counter only. Notes when the server does not know the device any more.
 */
export async function call<T>(
  device: DeviceAccount,
  text: (counter: number) => string,
  send: (call: DeviceCall) => Promise<T>,
): Promise<T> {
  const { id: deviceId, key } = device;
  const work = async (): Promise<T> => {
    const counter = await nextCounter(deviceId);
    return send({ deviceId, counter, signature: await sign(key, text(counter)) });
  };
  try {
    return await navigator.locks.request(`tessera-device-${deviceId}`, work);
  } catch (cause) {
    if (cause instanceof ApiError && cause.code === 'device_unknown') await changeAccount(deviceId, { over: true });
    throw cause;
  }
}
