import type { DeviceAccount } from '../accounts/account';
import { AuthenticatorSubscribeDocument } from '../../generated/authenticator/graphql';
import { request } from '../../graphql/client';
import { call } from './call';
import { signedText } from './signed-text';

/** Where to push; null: no longer. */
export const subscribe = (device: DeviceAccount, subscription: string | null): Promise<boolean> =>
  call(
    device,
    (counter) => signedText.other(device.id, counter, 'subscribe', subscription ?? ''),
    async (call) => (await request(AuthenticatorSubscribeDocument, { call, subscription })).subscribeDevice,
  );
