import type { Asker, EnrollmentCore, StartEnrollment } from '../../core.js';
import { enrollmentMachine } from '../../machine/enrollment.js';
import type { Prepared } from '../../methods/method.js';
import { methodFor } from '../../methods/registry.js';
import type { Enrollment, EnrollmentPorts, Tx } from '../../ports.js';
import { done, refuse } from '../../refusals.js';
import { newHandle } from '../handle.js';
import { refused } from '../refused.js';
import { sealEnrollment } from '../seal.js';
import { showEnrollment } from '../show.js';

/** Parallel starts of one person and method take turns; this many of them can overtake before the start gives up. */
const ROUNDS = 10;

export const startEnrollment =
  <H>(ports: EnrollmentPorts<H>): EnrollmentCore<H>['startEnrollment'] =>
  async (options) => {
    const { method, personId, allowedMethods } = options;
    if (!allowedMethods.includes(method)) return refuse('method_not_allowed');
    const { account, phone } = options;
    const prepared = methodFor(method).prepare({ account, phone, settings: ports.settings, random: ports.random });
    if (!prepared.ok) return prepared;

    return ports.transaction(async (tx) => {
      const lockedUntil = await tx.guesses.lockedUntil(personId, tx.now);
      if (lockedUntil !== null) {
        return refused(tx, 'enrollment.refused', options, refuse('second_factor_locked', { retryAt: lockedUntil }), { method });
      }
      const enrolled = (await tx.authenticators.list(personId)).filter((one) => one.method === method);
      if (enrolled.length >= ports.settings.authenticatorsPerMethod) {
        return refused(tx, 'enrollment.refused', options, refuse('method_not_allowed'), { method, enrolled: enrolled.length });
      }
      const { handle, hash } = newHandle(ports.random);
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

const newRow = (
  ports: EnrollmentPorts,
  asker: StartEnrollment<never>,
  made: Prepared,
  hash: Uint8Array,
  now: Date,
): Enrollment => {
  const id = ports.random.uuid();
  const { personId, sessionId, method } = asker;
  return {
    id,
    handleHash: hash,
    personId,
    sessionId,
    method,
    state: enrollmentMachine.initial,
    secret: sealEnrollment(ports.secretBox, made.secret, { id, personId }),
    label: made.label,
    hint: made.hint,
    codeMac: null,
    codeExpiresAt: null,
    sends: 0,
    resendAt: null,
    tries: 0,
    createdAt: now,
    expiresAt: new Date(now.getTime() + ports.settings.enrollmentSeconds * 1000),
  };
};

/** Ends whatever else awaits proof, then inserts. A start that got in between is ended in the next round: the last one stays. */
const insertAlone = async <H>(tx: Tx<H>, row: Enrollment, options: StartEnrollment<H>): Promise<void> => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const cancelled = await tx.enrollments.cancelLive(row.personId, row.method, tx.now);
    if (cancelled > 0) {
      await tx.audit.append({
        ...eventOf(options, 'enrollment.cancelled'),
        details: { method: row.method, reason: 'superseded', cancelled, by: row.id },
      });
      await options.onCancelledOther?.(tx, cancelled);
    }
    if (await tx.enrollments.insert(row)) return;
  }
  throw new Error('enrollment: other starts of the same method kept coming in between');
};
