import type { CoreAuditAction, CoreAuditEvent, EnrollmentPorts, SendTake, Tx } from '../../ports.js';
import { refuse, type Refusal } from '../../refusals.js';
import { personKey, sendKey } from '../code.js';
import type { Sending } from './sending.js';

const HOUR = 3600;
const DAY = 86_400;
const ALARM_SHARE = 0.8;

/** The first six digits of a number in E.164: what a carrier hands out together, and what pumping comes from. */
export const prefixOf = (e164: string): string => e164.slice(0, 7);

const budgetKey = (box: EnrollmentPorts['secretBox']): string => sendKey(box, 'installation', 'sends');

const takesFor = (ports: EnrollmentPorts, { attempt: { row }, destination: { to }, source }: Sending): SendTake[] => {
  const { settings, secretBox } = ports;
  const number = sendKey(secretBox, 'number', to);
  const prefix = sendKey(secretBox, 'prefix', prefixOf(to));
  return [
    { scope: 'number-wait', key: number, limit: 1, seconds: settings.sendWaitSeconds },
    { scope: 'number-hour', key: number, limit: settings.sendsPerNumberHour, seconds: HOUR },
    { scope: 'number-day', key: number, limit: settings.sendsPerNumberDay, seconds: DAY },
    { scope: 'person-day', key: personKey(secretBox, row.personId), limit: settings.sendsPerPersonDay, seconds: DAY },
    { scope: 'source-hour', key: sendKey(secretBox, 'source', source), limit: settings.sendsPerSourceHour, seconds: HOUR },
    { scope: 'prefix-hour', key: prefix, limit: settings.sendsPerPrefixHour, seconds: HOUR },
    { scope: 'installation-day', key: budgetKey(secretBox), limit: settings.sendsPerDay, seconds: DAY },
  ];
};

/** Texts and calls cost money and wake people: attacks C01 and C02. */
export const takePhone = async (ports: EnrollmentPorts, tx: Tx, sending: Sending): Promise<Refusal | null> => {
  await pauseUnverifiedPrefix(ports, tx, prefixOf(sending.destination.to));
  const takes = takesFor(ports, sending);
  const taken = await tx.sends.take(takes, tx.now);
  if (!taken.ok) {
    if (taken.scope === 'installation-day') await tellOnce(ports, tx, 'sends.budget_spent');
    return refuse(taken.scope === 'number-wait' ? 'send_too_soon' : 'send_limit', { retryAt: taken.retryAt });
  }
  const spent = taken.held[takes.findIndex(({ scope }) => scope === 'installation-day')] ?? 0;
  if (spent >= ports.settings.sendsPerDay * ALARM_SHARE) await tellOnce(ports, tx, 'sends.budget_alarm');
  return null;
};

/** A prefix to which many went and from which few came back is closed for an hour, whoever asks. */
const pauseUnverifiedPrefix = async (ports: EnrollmentPorts, tx: Tx, prefix: string): Promise<void> => {
  const { settings } = ports;
  const key = sendKey(ports.secretBox, 'prefix', prefix);
  if ((await tx.sends.pausedUntil('prefix-hour', key, tx.now)) !== null) return;
  const sent = await tx.sends.held('prefix-hour', key, HOUR, tx.now);
  if (sent < settings.prefixSample) return;
  const verified = await tx.sends.held('prefix-verified', key, HOUR, tx.now);
  if (verified >= sent * settings.prefixVerifiedShare) return;
  const until = new Date(tx.now.getTime() + HOUR * 1000);
  await tx.sends.pause('prefix-hour', key, until);
  await append(tx, 'sends.prefix_paused', { prefix, sent, verified, until: until.toISOString() });
};

/** Once in a day, by a take of its own. */
const tellOnce = async (
  { settings, secretBox }: EnrollmentPorts,
  tx: Tx,
  action: 'sends.budget_alarm' | 'sends.budget_spent',
): Promise<void> => {
  const once: SendTake = { scope: 'installation-day', key: sendKey(secretBox, 'installation', action), limit: 1, seconds: DAY };
  if ((await tx.sends.take([once], tx.now)).ok) await append(tx, action, { budget: settings.sendsPerDay });
};

const append = (tx: Tx, action: CoreAuditAction, details: CoreAuditEvent['details']): Promise<void> =>
  tx.audit.append({ action, outcome: 'success', personId: null, details });
