import { keyOfTyped, totpCode } from '../../methods/app-code/totp.js';
import type { Method } from '../../methods/registry.js';
import type { CallAnswer } from '../../ports.js';
import type { ChallengeView, EnrollmentView } from '../../views.js';
import { wrongCode } from '../answers.js';
import { TestDevice } from '../device.js';
import { Ledger } from '../ledger.js';
import { createMemoryHost } from '../memory/memory-ports.js';
import { Visitor } from '../visitor.js';
import type { About, Act, Press } from './acts.js';

/** Texts go to the number that replies come from; calls have limits of their own. */
const PHONES: Partial<Record<Method, string>> = { 'voice-call': '0151 34567890', 'office-phone': '030 1234567' };
const otherNumber = (number: string | null): string => (number === '42' ? '43' : '42');

/** One person in two browsers, with phone and device, doing things in any order; every acceptance is held against the ledger. */
export class World {
  readonly host = createMemoryHost();
  readonly ledger = new Ledger(this.host);
  readonly browsers: readonly Visitor[];
  readonly enrollments: (EnrollmentView | null)[] = [null, null];
  readonly challenges: (ChallengeView | null)[] = [null, null];
  /** Keys of apps by the id that enrollment and authenticator share. */
  readonly keys = new Map<string, Uint8Array>();
  readonly devices = new Map<string, TestDevice>();
  codes: readonly string[] = [];
  readonly spentCodes = new Set<string>();
  proofs = 0;
  /** What was accepted, by the way it came. */
  readonly accepted: string[] = [];

  constructor() {
    const first = new Visitor(this.host);
    this.browsers = [first, first.elsewhere()];
  }

  async act(act: Act): Promise<void> {
    const [any] = this.browsers;
    if (any === undefined) return;
    if (act.does === 'wait') return this.host.clock.advance(act.seconds);
    if (act.does === 'lift') return void this.host.tables().blocks.delete(any.personId);
    if (act.does === 'issue') return this.issue(any);
    const visitor = this.browsers[act.browser] ?? any;
    if (act.does === 'start') await this.start(visitor, act);
    else if (act.does === 'challenge') await this.challenge(visitor, act);
    else if (act.does === 'verify') await this.verify(visitor, this.enrollments[act.browser] ?? null, act.code);
    else if (act.does === 'answer') await this.answer(visitor, this.challenges[act.browser] ?? null, act.code);
    else if (act.does === 'withPassword') await this.withPassword(visitor, act.which, act.code);
    else if (act.does === 'keys') await this.pressKeys(visitor, this.view(act.browser, act.about), act.keys);
    else if (act.does === 'reply') await this.reply(visitor, this.view(act.browser, act.about), act.code);
    else if (act.does === 'device') await this.onDevice(visitor, act.says);
    else if (act.does === 'recover') await this.recover(visitor, this.challenges[act.browser] ?? null, act);
    else if (act.does === 'remove') await this.remove(visitor, act.which);
    else await this.press(visitor, act.does, act.browser);
  }

  view(browser: number, about: About): EnrollmentView | ChallengeView | null {
    return (about === 'enrollment' ? this.enrollments : this.challenges)[browser] ?? null;
  }
  idAt(which: number): string {
    return [...this.host.tables().authenticators.keys()][which] ?? '';
  }
  accept(way: string): void {
    this.ledger.checkNotBlocked(this.browsers[0]?.personId ?? '');
    this.accepted.push(way);
  }

  async start(visitor: Visitor, { browser, method, digits }: Extract<Act, { does: 'start' }>): Promise<void> {
    const phone = { country: 'DE', number: PHONES[method] ?? '0151 23456789' };
    const started = await visitor.start(method, { phone, digitsOnCalls: digits });
    if (!started.ok) return;
    this.enrollments[browser] = started.value;
    if (started.value.app !== null) this.keys.set(started.value.regardingId, keyOfTyped(started.value.app.secret));
  }
  async challenge(visitor: Visitor, { browser, which, purpose, digits }: Extract<Act, { does: 'challenge' }>): Promise<void> {
    const started = await visitor.challenge(this.idAt(which), purpose, { digitsOnCalls: digits });
    if (started.ok) this.challenges[browser] = started.value;
  }

  async press(visitor: Visitor, does: Press, at: number): Promise<void> {
    const { core, asker } = visitor;
    const enrollment = { ...asker, handle: this.enrollments[at]?.handle ?? '' };
    const challenge = this.challenges[at];
    if (does === 'send') this.enrollments[at] = keep(await visitor.send(enrollment.handle), this.enrollments[at]);
    if (does === 'resend') await visitor.resend(challenge?.handle ?? '');
    if (does === 'cancel') await core.cancelEnrollment(enrollment);
    if (does === 'cancelChallenge') await core.cancelChallenge({ ...asker, handle: challenge?.handle ?? '' });
    if (does === 'activate') await this.activate(visitor, this.enrollments[at] ?? null);
    if (does === 'redeem' && (await core.redeemEnrollment(enrollment)).ok) {
      this.ledger.justifyRedeemed(this.enrollments[at]?.regardingId ?? '');
      this.proofs += 1;
      this.accept(`${this.enrollments[at]?.method} enrolled`);
    }
    if (does === 'redeemChallenge' && challenge && (await visitor.redeem(challenge.handle, challenge.purpose)).ok) {
      this.ledger.justifyRedeemed(challenge.regardingId);
      this.accept(`${challenge.method} redeemed`);
    }
    if (does === 'reload') {
      this.enrollments[at] = await core.currentEnrollment(asker);
      this.challenges[at] = await core.currentChallenge(asker);
    }
  }

  async activate({ core }: Visitor, view: EnrollmentView | null): Promise<void> {
    const device = new TestDevice();
    const activated = await core.activateDevice(device.activation(view?.device?.code ?? 'none'));
    if (!activated.ok) return;
    device.deviceId = activated.value.deviceId;
    this.devices.set(device.deviceId, device);
  }

  codeOf(key: Uint8Array | undefined, texts: string[], kind: string): string {
    const now = this.host.clock.now().getTime();
    const ahead = kind === 'next' ? 30_000 : 0;
    const right = key === undefined ? (texts.at(-1) ?? '000000') : totpCode({ key, at: new Date(now + ahead) });
    if (kind === 'wrong') return wrongCode(right);
    return kind === 'old' && key === undefined ? (texts[0] ?? right) : right;
  }

  async verify(visitor: Visitor, view: EnrollmentView | null, kind: string): Promise<void> {
    if (view === null) return;
    const key = this.keys.get(view.regardingId);
    const code = this.codeOf(key, this.ledger.textsFor(view.regardingId), kind);
    if (!(await visitor.verify(view.handle, code)).ok) return;
    this.typed(key, view.regardingId, code, `${view.method} enrolled`);
    this.proofs += 1;
  }
  async answer(visitor: Visitor, view: ChallengeView | null, kind: string): Promise<void> {
    if (view === null) return;
    const key = this.keys.get(view.authenticatorId);
    const code = this.codeOf(key, this.ledger.textsFor(view.regardingId), kind);
    const answered = await visitor.answer(view.handle, code, view.purpose);
    if (answered.ok) this.typed(key, view.regardingId, code, `${view.method} typed`);
  }
  async withPassword(visitor: Visitor, which: number, kind: string): Promise<void> {
    const apps = [...this.host.tables().authenticators.keys()].flatMap((id) => this.keys.get(id) ?? []);
    const code = this.codeOf(apps[which], [], kind);
    const outcome = await visitor.withPassword(code);
    if (outcome.ok) this.typed(this.keys.get(outcome.value.id), '', code, 'with password');
  }
  typed(key: Uint8Array | undefined, regardingId: string, code: string, way: string): void {
    if (key === undefined) this.ledger.justifyText(regardingId, code);
    else this.ledger.justifyApp(key, code);
    this.accept(way);
  }

  async pressKeys(visitor: Visitor, view: EnrollmentView | ChallengeView | null, keys: string): Promise<void> {
    if (view === null) return;
    const { number } = view;
    const pressed =
      { hash: '#', number: `${number ?? ''}#`, other: `${otherNumber(number)}#`, none: '', fraud: '0#' }[keys] ?? '';
    const answer = await visitor.press(view.regardingId, pressed);
    this.beside(answer, view.regardingId, pressed === `${number ?? ''}#`);
  }
  async reply(visitor: Visitor, view: EnrollmentView | ChallengeView | null, kind: string): Promise<void> {
    const texts = this.ledger.textsFor(view?.regardingId ?? '');
    const body = kind === 'fraud' ? '0' : this.codeOf(undefined, texts, kind);
    const before = this.confirmedRows();
    const answer = await visitor.reply(body);
    // The newest request on the number is asked, whichever the person had in mind.
    const [id] = this.confirmedRows().filter((one) => !before.includes(one));
    if (answer === 'confirmed') this.ledger.justifyText(id ?? '', body);
    this.beside(answer, id ?? '', true);
  }
  beside(answer: CallAnswer, regardingId: string, right: boolean): void {
    if (answer === 'confirmed') this.ledger.confirm(regardingId, right);
  }
  confirmedRows(): string[] {
    const { enrollments, challenges } = this.host.tables();
    return [...enrollments.values(), ...challenges.values()].filter(({ state }) => state === 'confirmed').map(({ id }) => id);
  }

  async onDevice({ core }: Visitor, says: string): Promise<void> {
    for (const device of this.devices.values()) {
      const polled = await core.pollDevice(device.poll());
      if (!polled.ok || polled.value === null) continue;
      const { requestId } = polled.value;
      const number = [...this.enrollments, ...this.challenges].find((view) => view?.regardingId === requestId)?.number ?? null;
      if (says === 'deny') await core.answerByDevice(device.answer(polled.value, 'deny'));
      else if (says === 'fraud') await core.answerByDevice(device.answer(polled.value, 'report-fraud'));
      else {
        const typed = says === 'number' ? (number ?? '10') : otherNumber(number);
        const answered = await core.answerByDevice(device.answer(polled.value, 'authenticate', typed));
        if (answered.ok) this.ledger.confirm(requestId, number === null || typed === number);
      }
    }
  }

  async issue({ core, asker }: Visitor): Promise<void> {
    const issued = await core.issueRecoveryCodes(asker);
    if (issued.ok) this.codes = issued.value.codes;
  }
  async recover(
    visitor: Visitor,
    view: ChallengeView | null,
    { which, code: kind }: Extract<Act, { does: 'recover' }>,
  ): Promise<void> {
    if (view?.method !== 'recovery-codes') return;
    const right = this.codes[which] ?? '1-AAAA-AAAA-AAAA-AAAA';
    const code = kind === 'wrong' ? `${which + 1}-AAAA-AAAA-AAAA-AAAA` : right;
    if (!(await visitor.answer(view.handle, code, view.purpose)).ok) return;
    if (!this.codes.includes(code) || this.spentCodes.has(code)) throw new Error('accepted a recovery code that is used or none');
    this.spentCodes.add(code);
    this.accept('recovered');
  }
  async remove({ core, asker }: Visitor, which: number): Promise<void> {
    const removed = await core.removeMethod({ ...asker, id: this.idAt(which), required: false, allowedMethods: [] });
    if (removed.ok && removed.value.method !== 'recovery-codes') this.proofs -= 1;
  }
}

const keep = <T>(
  outcome: { readonly ok: true; readonly value: T } | { readonly ok: false },
  before: T | null | undefined,
): T | null => (outcome.ok ? outcome.value : (before ?? null));
