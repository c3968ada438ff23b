import { randomUUID } from 'node:crypto';
import type { EnrollmentCore, StartChallenge, StartEnrollment } from '../core.js';
import { createEnrollment } from '../create-enrollment.js';
import { METHODS, type Method } from '../methods/registry.js';
import type { CallAnswer, CoreAuditEvent, Notice, OutgoingMessage, Purpose } from '../ports.js';
import type { Outcome } from '../refusals.js';
import type { AuthenticatorView, ChallengeView, EnrollmentView } from '../views.js';
import { appCodeAt, codeInText } from './answers.js';
import { createMemoryHost, type MemoryHost } from './memory/memory-ports.js';
import type { Stamped, Tables } from './memory/tables.js';

/** The value of an outcome that a test expects to be one. */
export const valueOf = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(`refused: ${outcome.code}`);
  return outcome.value;
};
const CONTEXT = { application: 'Example Org', place: '192.0.2.7', browser: 'Firefox on Windows' };
export const AMYS_NUMBER = '+4915123456789';

/** One person at one browser, with the phone in hand, over a memory host. */
export class Visitor {
  readonly core: EnrollmentCore<Tables>;

  constructor(
    readonly host: MemoryHost = createMemoryHost(),
    readonly personId: string = randomUUID(),
    readonly sessionId: string = randomUUID(),
  ) {
    this.core = createEnrollment(host.ports);
  }

  /** The same person in another session. */
  elsewhere(): Visitor {
    return new Visitor(this.host, this.personId);
  }
  get asker(): { readonly personId: string; readonly sessionId: string } {
    return { personId: this.personId, sessionId: this.sessionId };
  }
  get source(): string {
    return `source of ${this.sessionId}`;
  }
  get from(): { readonly source: string; readonly locale: 'en' } {
    return { source: this.source, locale: 'en' };
  }

  start(method: Method, options: Partial<StartEnrollment<Tables>> = {}): Promise<Outcome<EnrollmentView>> {
    const phone = { country: 'DE', number: '0151 23456789' };
    const asked = { method, phone, account: 'amy', allowedMethods: METHODS, digitsOnCalls: false };
    return this.core.startEnrollment({ ...this.asker, ...asked, ...options });
  }
  send(handle: string): Promise<Outcome<EnrollmentView>> {
    return this.core.sendEnrollmentCode({ ...this.asker, ...this.from, handle });
  }
  verify(handle: string, code: unknown) {
    return this.core.verifyEnrollment({ ...this.asker, handle, code });
  }
  challenge(
    authenticatorId: string,
    purpose: Purpose = 'sign-in',
    options: Partial<StartChallenge> = {},
  ): Promise<Outcome<ChallengeView>> {
    const asked = { purpose, authenticatorId, allowedMethods: METHODS, digitsOnCalls: false, context: CONTEXT };
    return this.core.startChallenge({ ...this.asker, ...this.from, ...asked, ...options });
  }
  answer(handle: string, code: unknown, purpose: Purpose = 'sign-in') {
    return this.core.verifyChallenge({ ...this.asker, handle, purpose, code });
  }
  resend(handle: string) {
    return this.core.resendChallenge({ ...this.asker, ...this.from, handle });
  }
  redeem(handle: string, purpose: Purpose = 'sign-in') {
    return this.core.redeemChallenge({ ...this.asker, handle, purpose });
  }
  withPassword(code: unknown) {
    return this.core.verifyAppCode({ ...this.asker, code, allowedMethods: METHODS });
  }
  /** '#', '0#', '42#', or '' for nobody. */
  press(regardingId: string, keys: string): Promise<CallAnswer> {
    return this.core.answerByKeys({ regardingId, keys: keys.replace('#', ''), hash: keys.endsWith('#') });
  }
  reply(body: string, from = AMYS_NUMBER): Promise<CallAnswer> {
    return this.core.answerByReply({ from, body });
  }

  async enrollPhone(number = '0151 23456789'): Promise<AuthenticatorView> {
    const { handle } = valueOf(await this.start('text-message', { phone: { country: 'DE', number } }));
    valueOf(await this.send(handle));
    return valueOf(await this.verify(handle, this.lastCode())).authenticator;
  }
  async enrollCall(method: 'voice-call' | 'office-phone' = 'voice-call'): Promise<AuthenticatorView> {
    const { handle, regardingId } = valueOf(await this.start(method));
    valueOf(await this.send(handle));
    await this.press(regardingId, '#');
    return valueOf(await this.core.redeemEnrollment({ ...this.asker, handle })).authenticator;
  }
  /** Enrolls an app and returns it with the code that it shows so many steps from now. */
  async enrollApp(): Promise<{ authenticator: AuthenticatorView; codeIn: (steps: number) => string }> {
    const { handle, app } = valueOf(await this.start('app-code'));
    if (app === null) throw new Error('no app setup');
    const codeIn = (steps: number): string => appCodeAt(app, new Date(this.host.clock.now().getTime() + steps * 30_000));
    const { authenticator } = valueOf(await this.verify(handle, codeIn(0)));
    return { authenticator, codeIn };
  }

  /** The code of the newest text. */
  lastCode(): string {
    return codeInText(this.texts().at(-1) ?? '');
  }
  texts(): string[] {
    return this.messages('text-message').map(({ content }) => content.body);
  }
  messages<K extends OutgoingMessage['kind']>(kind: K): Stamped<Extract<OutgoingMessage, { kind: K }>>[] {
    return this.host.tables().messages.filter((one) => one.kind === kind) as Stamped<Extract<OutgoingMessage, { kind: K }>>[];
  }
  events(action?: CoreAuditEvent['action']): CoreAuditEvent[] {
    const own = this.host.tables().events.filter((event) => event.personId === this.personId);
    return action === undefined ? own : own.filter((event) => event.action === action);
  }
  notices(kind: Notice['kind']): Notice[] {
    return this.host.tables().notices.filter((notice) => notice.personId === this.personId && notice.kind === kind);
  }
}
