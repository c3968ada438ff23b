import type { DeviceAccount } from '../accounts/account';
import { AuthenticatorActivateDocument } from '../../generated/authenticator/graphql';
import { request } from '../../graphql/client';
import { newDeviceKey, sign } from './device-key';
import { plainCode, signedText } from './signed-text';

/** Makes a key and offers it with the code; what comes back is this phone as a device. */
export async function activate(typed: string, name: string): Promise<DeviceAccount> {
  const code = plainCode(typed);
  const { key, publicKey } = await newDeviceKey();
  const signature = await sign(key, signedText.activate(code, name));
  const { activateDevice } = await request(AuthenticatorActivateDocument, { input: { code, publicKey, name, signature } });
  const { deviceId, issuer, account } = activateDevice;
  return { kind: 'device', id: deviceId, issuer, account, label: null, key, over: false, endpoint: null };
}
