import { randomUUID } from 'node:crypto';
import type { Asker, DeviceDecision, EnrollmentCore } from '../core.js';
import { createEnrollment } from '../create-enrollment.js';
import { METHODS } from '../methods/registry.js';
import type { ChallengeContext, CoreAuditAction, CoreAuditEvent, EnrollmentPorts, Purpose } from '../ports.js';
import type { AuthenticatorView, ChallengeView, DeviceRequest, EnrollmentView } from '../views.js';
import { TestDevice } from './device.js';
import { createMemoryHost, type MemoryHost } from './memory/memory-ports.js';
import type { Stamped, Tables } from './memory/tables.js';
import { valueOf } from './visitor.js';

export const CONTEXT: ChallengeContext = { application: 'Example sign-in', place: '192.0.2.7', browser: 'Firefox on Windows' };

/** One person at one browser, with a phone that runs the authenticator page, over any ports. */
export class DevicePerson<H> {
  readonly core: EnrollmentCore<H>;

  constructor(
    ports: EnrollmentPorts<H>,
    readonly asker: Asker,
    readonly device: TestDevice,
  ) {
    this.core = createEnrollment(ports);
  }

  get #source() {
    return { source: `source of ${this.asker.sessionId}`, locale: 'en' } as const;
  }

  /** Starts an enrollment and lets the phone become its device. */
  async activated(): Promise<EnrollmentView> {
    const options = { method: 'app-notification', account: 'amy', allowedMethods: METHODS, digitsOnCalls: false } as const;
    const started = valueOf(await this.core.startEnrollment({ ...this.asker, ...options }));
    const { deviceId } = valueOf(await this.core.activateDevice(this.device.activation(started.device?.code ?? '')));
    this.device.deviceId = deviceId;
    return started;
  }
  /** 'Contact me': the two digits that the page shows. */
  async contact(handle: string): Promise<EnrollmentView> {
    return valueOf(await this.core.sendEnrollmentCode({ ...this.asker, ...this.#source, handle }));
  }
  async enrolled(): Promise<AuthenticatorView> {
    const { handle } = await this.activated();
    const { number } = await this.contact(handle);
    valueOf(await this.say('authenticate', number));
    return valueOf(await this.core.redeemEnrollment({ ...this.asker, handle })).authenticator;
  }

  start(authenticatorId: string, purpose: Purpose = 'sign-in', context = CONTEXT) {
    const options = { purpose, authenticatorId, allowedMethods: METHODS, digitsOnCalls: false, context };
    return this.core.startChallenge({ ...this.asker, ...this.#source, ...options });
  }
  async challenged(authenticatorId: string, context = CONTEXT): Promise<ChallengeView> {
    return valueOf(await this.start(authenticatorId, 'sign-in', context));
  }
  redeem(handle: string) {
    return this.core.redeemChallenge({ ...this.asker, handle, purpose: 'sign-in' });
  }
  async state(handle: string): Promise<string | undefined> {
    return (await this.core.watchChallenge({ ...this.asker, handle }))?.state;
  }

  async request(): Promise<DeviceRequest> {
    const request = valueOf(await this.core.pollDevice(this.device.poll()));
    if (request === null) throw new Error('no request waits for this device');
    return request;
  }
  /** Answers the request that waits. */
  async say(decision: DeviceDecision, number: string | null = null) {
    return this.core.answerByDevice(this.device.answer(await this.request(), decision, number));
  }
}

/** The same, over a memory host. */
export class DeviceOwner extends DevicePerson<Tables> {
  constructor(
    readonly host: MemoryHost = createMemoryHost(),
    asker: Asker = { personId: randomUUID(), sessionId: randomUUID() },
    device: TestDevice = new TestDevice(),
  ) {
    super(host.ports, asker, device);
  }

  /** The same person and phone, at another browser. */
  elsewhere(): DeviceOwner {
    return new DeviceOwner(this.host, { personId: this.asker.personId, sessionId: randomUUID() }, this.device);
  }
  events(action: CoreAuditAction): Stamped<CoreAuditEvent>[] {
    return this.host.tables().events.filter((event) => event.personId === this.asker.personId && event.action === action);
  }
}

/** Two digits that are surely others. */
export const otherNumber = (number: string | null): string => String(10 + ((Number(number) - 10 + 1) % 90));
