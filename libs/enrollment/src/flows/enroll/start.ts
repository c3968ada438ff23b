import type { Asker, EnrollmentCore, StartEnrollment } from '../../core.js';
import { enrollmentMachine } from '../../machine/enrollment.js';
import type { Prepared } from '../../methods/method.js';
import { methodFor } from '../../methods/registry.js';
import type { Enrollment, EnrollmentPorts, Tx } from '../../ports.js';
import { done, refuse } from '../../refusals.js';
import { barred } from '../bars.js';
import { newNumber } from '../code.js';
import { newHandle } from '../handle.js';
import { refused } from '../refused.js';
import { sealEnrollment, sealNumber } from '../seal.js';
import { showEnrollment } from '../show.js';

/** Parallel starts of one person and method take turns; this many of them can overtake before the start gives up. */
const ROUNDS = 10;

export const startEnrollment =
  <H>(ports: EnrollmentPorts<H>): EnrollmentCore<H>['startEnrollment'] =>
  async (options) => {
    const { method, personId, allowedMethods, account, phone, knownPhone } = options;
    if (!allowedMethods.includes(method)) return refuse('method_not_allowed');
    const { settings, random } = ports;
    const prepared = methodFor(method).prepare({ account, phone, knownPhone, settings, random });
    if (!prepared.ok) return prepared;

    return ports.transaction(async (tx) => {
      const bar = await barred(tx, 'enrollment.refused', options, { method });
      if (bar !== null) return bar;
      const enrolled = (await tx.authenticators.list(personId)).filter((one) => one.method === method);
      if (enrolled.length >= settings.authenticatorsPerMethod) {
        return refused(tx, 'enrollment.refused', options, refuse('method_not_allowed'), { method, enrolled: enrolled.length });
      }
      const { handle, hash } = newHandle(random);
      const row = newRow(ports, options, prepared.value, hash, tx.now);
      await insertAlone(tx, row, options);
      await tx.audit.append({
        ...eventOf(options, 'enrollment.started'),
        details: { method, regardingId: row.id, hint: row.hint },
      });
      return done(showEnrollment(ports, row, handle));
    });
  };

const eventOf = ({ personId, sessionId }: Asker, action: 'enrollment.started' | 'enrollment.cancelled') =>
  ({ action, outcome: 'success', personId, sessionId }) as const;

/** The two digits are drawn at the start: whether they are asked for is settled before anything is sent. */
const asksNumber = ({ method, digitsOnCalls }: StartEnrollment<never>): boolean => {
  const { sends } = methodFor(method);
  return sends === 'push' || (sends === 'voice-call' && digitsOnCalls);
};

const newRow = (
  { random, secretBox, settings }: EnrollmentPorts,
  options: StartEnrollment<never>,
  made: Prepared,
  hash: Uint8Array,
  now: Date,
): Enrollment => {
  const { personId, sessionId, method } = options;
  const owner = { id: random.uuid(), personId };
  return {
    ...owner,
    handleHash: hash,
    sessionId,
    method,
    state: enrollmentMachine.initial,
    secret: sealEnrollment(secretBox, made.secret, owner),
    activationHash: made.activationHash ?? null,
    activatedAt: null,
    counter: -1,
    label: '',
    hint: made.hint,
    codeMac: null,
    codeExpiresAt: null,
    sends: 0,
    resendAt: null,
    destinationMac: null,
    number: asksNumber(options) ? sealNumber(secretBox, 'enrollment', newNumber(random), owner) : null,
    tries: 0,
    createdAt: now,
    expiresAt: new Date(now.getTime() + settings.enrollmentSeconds * 1000),
  };
};

/** Ends whatever else is live, then inserts. A start that got in between is ended in the next round: the last one stays. */
const insertAlone = async <H>(tx: Tx<H>, row: Enrollment, options: StartEnrollment<H>): Promise<void> => {
  const own = await tx.enrollments.latest(row.personId, row.sessionId, tx.now);
  for (let round = 0; round < ROUNDS; round += 1) {
    const cancelled = await tx.enrollments.cancelLive(row.personId, row.method, tx.now);
    if (cancelled > 0) {
      await tx.audit.append({
        ...eventOf(options, 'enrollment.cancelled'),
        details: { method: row.method, reason: 'superseded', cancelled, by: row.id },
      });
      // Who corrects a number in the same browser needs no mail about it (attack E03 is about another one).
      if (own?.method !== row.method) {
        await tx.notices.tell({ kind: 'enrollment_superseded', personId: row.personId, facts: { method: row.method } });
      }
      await options.onCancelledOther?.(tx, cancelled);
    }
    if (await tx.enrollments.insert(row)) return;
  }
  throw new Error('enrollment: other starts of the same method kept coming in between');
};
