import { randomUUID } from 'node:crypto';
import type { EnrollmentCore, StartEnrollment } from '../core.js';
import { createEnrollment } from '../create-enrollment.js';
import { METHODS, type Method } from '../methods/registry.js';
import type { CoreAuditEvent } from '../ports.js';
import type { Outcome } from '../refusals.js';
import type { AuthenticatorView, EnrollmentView } from '../views.js';
import { appCodeAt, codeInText } from './answers.js';
import { createMemoryHost, type MemoryHost } from './memory/memory-ports.js';
import type { Tables } from './memory/tables.js';

/** The value of an outcome that a test expects to be one. */
export const valueOf = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(`refused: ${outcome.code}`);
  return outcome.value;
};

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

  start(method: Method, options: Partial<StartEnrollment<Tables>> = {}): Promise<Outcome<EnrollmentView>> {
    const phone = { country: 'DE', number: '0151 23456789' };
    return this.core.startEnrollment({ ...this.asker, method, phone, account: 'amy', allowedMethods: METHODS, ...options });
  }
  send(handle: string): Promise<Outcome<EnrollmentView>> {
    return this.core.sendEnrollmentCode({ ...this.asker, handle, source: this.source });
  }
  verify(handle: string, code: unknown) {
    return this.core.verifyEnrollment({ ...this.asker, handle, code });
  }
  challenge(authenticatorId: string, purpose: 'sign-in' | 'enroll' | 'fresh-proof' = 'sign-in') {
    return this.core.startChallenge({ ...this.asker, purpose, authenticatorId, allowedMethods: METHODS, source: this.source });
  }
  answer(handle: string, code: unknown, purpose: 'sign-in' | 'enroll' | 'fresh-proof' = 'sign-in') {
    return this.core.verifyChallenge({ ...this.asker, handle, purpose, code });
  }
  withPassword(code: unknown) {
    return this.core.verifyAppCode({ ...this.asker, code, allowedMethods: METHODS });
  }

  async enrollPhone(number = '0151 23456789'): Promise<AuthenticatorView> {
    const { handle } = valueOf(await this.start('text-message', { phone: { country: 'DE', number } }));
    valueOf(await this.send(handle));
    return valueOf(await this.verify(handle, this.lastCode())).authenticator;
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
    return codeInText(this.host.tables().messages.at(-1)?.body ?? '');
  }
  events(action?: CoreAuditEvent['action']): CoreAuditEvent[] {
    const own = this.host.tables().events.filter((event) => event.personId === this.personId);
    return action === undefined ? own : own.filter((event) => event.action === action);
  }
}
