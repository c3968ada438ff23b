import type { DeviceAccount } from '../accounts/account';
import { AuthenticatorAnswerDocument } from '../../generated/authenticator/graphql';
import { request } from '../../graphql/client';
import { call } from './call';
import { type SignedAnswer, signedText } from './signed-text';

export const answer = (device: DeviceAccount, said: SignedAnswer): Promise<boolean> =>
  call(
    device,
    (counter) => signedText.answer(device.id, counter, said),
    async (call) => {
      const { requestId, decision, number } = said;
      return (await request(AuthenticatorAnswerDocument, { call, requestId, decision, number })).answerDeviceRequest;
    },
  );
