import type { EnrollmentPorts, Tx } from '../../ports.js';
import { aboutAttempt, askerOf, moveAttempt, type Attempt } from '../attempt.js';
import { personKey } from '../code.js';
import { contextOf } from './poll.js';

const HOUR = 3600;
const ANY_NUMBER = 1000;

/** Ends the request. A denied sign-in also pauses notifications, and a second one within an hour alarms (attack D06). */
export const denyByDevice = async (ports: EnrollmentPorts, tx: Tx, attempt: Attempt): Promise<boolean> => {
  if (!(await moveAttempt(tx, attempt, 'denied'))) return false;
  const about = { outcome: 'success', ...askerOf(attempt) } as const;
  const details = { ...aboutAttempt(attempt), reason: 'by_device' };
  if (attempt.kind === 'enrollment') {
    await tx.audit.append({ ...about, action: 'enrollment.failed', details });
    return true;
  }
  const alarm = (await countDenial(ports, tx, attempt.row.personId)) > 1;
  await tx.audit.append({ ...about, action: 'challenge.denied', details: { ...details, ...contextOf(ports, attempt), alarm } });
  const until = new Date(tx.now.getTime() + ports.settings.denyPauseSeconds * 1000);
  await tx.sends.pause('push-denied', personKey(ports.secretBox, attempt.row.personId), until);
  const paused = { reason: 'denied', until: until.toISOString(), alarm };
  await tx.audit.append({ ...about, action: 'push.paused', details: paused });
  return true;
};

/** How many there were within an hour. A denial that comes during the pause of an earlier one is at least the second. */
const countDenial = async ({ secretBox }: EnrollmentPorts, tx: Tx, personId: string): Promise<number> => {
  const denied = { scope: 'push-denied', key: personKey(secretBox, personId), limit: ANY_NUMBER, seconds: HOUR } as const;
  const taken = await tx.sends.take([denied], tx.now);
  return taken.ok ? (taken.held[0] ?? 1) : 2;
};
