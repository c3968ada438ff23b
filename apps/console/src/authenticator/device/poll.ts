import type { DeviceAccount } from '../accounts/account';
import { AuthenticatorPollDocument, type AuthenticatorRequestFragment } from '../../generated/authenticator/graphql';
import { request } from '../../graphql/client';
import { call } from './call';
import { signedText } from './signed-text';

export type DeviceRequest = AuthenticatorRequestFragment;

export const poll = (device: DeviceAccount): Promise<DeviceRequest | null> =>
  call(
    device,
    (counter) => signedText.poll(device.id, counter),
    async (call) => (await request(AuthenticatorPollDocument, { call })).pollDevice ?? null,
  );
