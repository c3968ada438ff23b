import type { EnrollmentPorts, Tx } from '../../ports.js';
import { refuse, type Refusal } from '../../refusals.js';
import { personKey } from '../code.js';
import { askerOf } from '../attempt.js';
import type { Sending } from './sending.js';

const DAY = 86_400;

/** Attack D01: after a denial, after a few that nobody answered, and after many in a day, no further notification goes out. */
export const takePush = async (ports: EnrollmentPorts, tx: Tx, { attempt }: Sending): Promise<Refusal | null> => {
  const { settings } = ports;
  const key = personKey(ports.secretBox, attempt.row.personId);
  const denied = await tx.sends.pausedUntil('push-denied', key, tx.now);
  if (denied !== null) return refuse('push_paused', { retryAt: denied });

  const seconds = settings.pushPauseSeconds;
  const taken = await tx.sends.take(
    [
      { scope: 'push-unanswered', key, limit: settings.pushesUnanswered, seconds },
      { scope: 'push-day', key, limit: settings.pushesPerDay, seconds: DAY },
    ],
    tx.now,
  );
  if (taken.ok) return null;
  const running = await tx.sends.pausedUntil('push-unanswered', key, tx.now);
  if (taken.scope !== 'push-unanswered' || running !== null) return refuse('push_paused', { retryAt: taken.retryAt });

  const until = new Date(tx.now.getTime() + seconds * 1000);
  await tx.sends.pause('push-unanswered', key, until);
  await tx.audit.append({
    action: 'push.paused',
    outcome: 'success',
    ...askerOf(attempt),
    details: { reason: 'unanswered', unanswered: settings.pushesUnanswered, until: until.toISOString() },
  });
  return refuse('push_paused', { retryAt: until });
};
