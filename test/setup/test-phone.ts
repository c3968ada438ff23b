import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { Answer, PortalClient } from './portal-client.js';

const ACTIVATE = `mutation ($input: DeviceActivation!) { activateDevice(input: $input) { deviceId issuer account } }`;
const POLL = `mutation ($call: DeviceCall!) { pollDevice(call: $call) {
  requestId nonce purpose application place browser startedAt expiresAt } }`;
const ANSWER = `mutation ($call: DeviceCall!, $requestId: ID!, $decision: String!, $number: String) {
  answerDeviceRequest(call: $call, requestId: $requestId, decision: $decision, number: $number) }`;
const SUBSCRIBE = `mutation ($call: DeviceCall!, $subscription: String) { subscribeDevice(call: $call, subscription: $subscription) }`;

export interface PhoneRequest {
  readonly requestId: string;
  readonly nonce: string;
  readonly purpose: string;
  readonly application: string;
  readonly place: string;
  readonly browser: string;
}
export interface Call {
  readonly deviceId: string;
  readonly counter: number;
  readonly signature: string;
}

/** The mobile app without a screen: a key that never leaves it, and the signatures that the API asks for. */
export class TestPhone {
  readonly #key: KeyObject;
  readonly publicKey: string;
  deviceId = '';
  counter = Date.now();

  constructor(
    readonly client: PortalClient,
    readonly name = 'Pixel of Sam',
  ) {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    this.#key = privateKey;
    this.publicKey = publicKey.export({ format: 'der', type: 'spki' }).toString('base64url');
  }

  signed(text: unknown[]): string {
    const key = { key: this.#key, dsaEncoding: 'ieee-p1363' } as const;
    return sign('sha256', Buffer.from(JSON.stringify(text), 'utf8'), key).toString('base64url');
  }

  /** `shown` as the page shows it, in groups. */
  async activate(shown: string): Promise<Answer<{ activateDevice: { deviceId: string } }>> {
    const code = shown.replaceAll(' ', '');
    const signature = this.signed(['tessera.activate.v1', code, this.name]);
    const input = { code, name: this.name, publicKey: this.publicKey, signature };
    const answer = await this.client.ask<{ activateDevice: { deviceId: string } }>(ACTIVATE, { input });
    this.deviceId = answer.data?.activateDevice.deviceId ?? '';
    return answer;
  }

  async poll(): Promise<PhoneRequest | null> {
    const counter = (this.counter += 1);
    const call = { deviceId: this.deviceId, counter, signature: this.signed(['tessera.poll.v1', this.deviceId, counter]) };
    return (await this.client.must<{ pollDevice: PhoneRequest | null }>(POLL, { call })).pollDevice;
  }

  pollWith(call: Call): Promise<Answer> {
    return this.client.ask(POLL, { call });
  }

  /** A signed answer; sent by `send`, once or again. */
  answer({ requestId, nonce }: PhoneRequest, decision: string, number: string | null = null) {
    const counter = (this.counter += 1);
    const signature = this.signed(['tessera.answer.v1', this.deviceId, counter, requestId, nonce, decision, number]);
    return { call: { deviceId: this.deviceId, counter, signature }, requestId, decision, number };
  }

  send(answer: ReturnType<TestPhone['answer']>): Promise<Answer> {
    return this.client.ask(ANSWER, answer);
  }

  subscribe(subscription: string | null, said = subscription): Promise<Answer> {
    const counter = (this.counter += 1);
    const signature = this.signed(['tessera.device.v1', this.deviceId, counter, 'subscribe', said ?? '']);
    return this.client.ask(SUBSCRIBE, { call: { deviceId: this.deviceId, counter, signature }, subscription });
  }
}
