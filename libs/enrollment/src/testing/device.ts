import { createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import type { ActivateDevice, AnswerByDevice, DeviceDecision, SignedByDevice } from '../core.js';
import { activateText, answerText, deviceText, pollText } from '../flows/device/signed-text.js';
import { plainLetters } from '../letters.js';
import type { DeviceRequest } from '../views.js';

/** A phone with the authenticator page: holds a key, counts, signs. For the core's tests and a host's. */
export class TestDevice {
  readonly #key: KeyObject;
  readonly publicKey: Uint8Array;
  /** Known once it was activated. */
  deviceId = '';

  constructor(
    public counter = 1000,
    curve = 'P-256',
  ) {
    const pair = generateKeyPairSync('ec', { namedCurve: curve });
    this.#key = pair.privateKey;
    this.publicKey = Uint8Array.from(createPublicKey(pair.privateKey).export({ format: 'der', type: 'spki' }));
  }

  /** P1363, as WebCrypto signs. */
  sign(text: string): Uint8Array {
    return Uint8Array.from(sign('sha256', Buffer.from(text, 'utf8'), { key: this.#key, dsaEncoding: 'ieee-p1363' }));
  }
  activation(code: string, name = 'Pixel 8'): ActivateDevice {
    return { code, publicKey: this.publicKey, name, signature: this.sign(activateText(plainLetters(code), name)) };
  }
  poll(): SignedByDevice {
    const { deviceId, counter } = this.#next();
    return { deviceId, counter, signature: this.sign(pollText(deviceId, counter)) };
  }
  answer(
    request: Pick<DeviceRequest, 'requestId' | 'nonce'>,
    decision: DeviceDecision,
    number: string | null = null,
  ): AnswerByDevice {
    const said = { ...this.#next(), requestId: request.requestId, decision, number };
    return { ...said, signature: this.sign(answerText({ ...said, nonce: request.nonce })) };
  }
  proof(purpose: string, content: string): SignedByDevice & { readonly purpose: string; readonly content: string } {
    const { deviceId, counter } = this.#next();
    return { deviceId, counter, purpose, content, signature: this.sign(deviceText(deviceId, counter, purpose, content)) };
  }

  #next(): { readonly deviceId: string; readonly counter: number } {
    this.counter += 1;
    return { deviceId: this.deviceId, counter: this.counter };
  }
}
