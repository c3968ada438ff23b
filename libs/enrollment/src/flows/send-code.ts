import type { Asker } from '../core.js';
import { methodFor, type Method } from '../methods/registry.js';
import type { CoreAuditAction, EnrollmentPorts, EnrollmentStore, Purpose, SendTake, SentCode, Tx } from '../ports.js';
import { done, refuse, type Outcome } from '../refusals.js';
import { macOfCode, newCode, sendKey } from './code.js';
import { codeMessage } from './message.js';
import { Undo } from './refused.js';

const HOUR = 3600;
const DAY = 86_400;

/** A row that wants a code texted: an enrollment or a challenge. */
export interface Sendable extends SentCode, Asker {
  readonly id: string;
  readonly method: Method;
  readonly expiresAt: Date;
  readonly hint: string;
}
export interface Sending {
  readonly row: Sendable;
  readonly to: string;
  readonly purpose: Purpose;
  readonly source: string;
  readonly store: Pick<EnrollmentStore, 'recordSend'>;
  readonly action: CoreAuditAction;
}

/** What this row's own waits and number of sends say; null when a text may go. */
const notYet = (row: Sendable, limit: number, now: Date): Outcome<never> | null => {
  if (row.sends >= limit) return refuse('send_limit');
  return row.resendAt !== null && row.resendAt > now ? refuse('send_too_soon', { retryAt: row.resendAt }) : null;
};

const takesFor = (ports: EnrollmentPorts, { to, row, source }: Sending): SendTake[] => {
  const { settings, secretBox } = ports;
  const number = sendKey(secretBox, 'number', to);
  return [
    { scope: 'number-hour', key: number, limit: settings.sendsPerNumberHour, seconds: HOUR },
    { scope: 'number-day', key: number, limit: settings.sendsPerNumberDay, seconds: DAY },
    { scope: 'person-day', key: sendKey(secretBox, 'person', row.personId), limit: settings.sendsPerPersonDay, seconds: DAY },
    { scope: 'source-hour', key: sendKey(secretBox, 'source', source), limit: settings.sendsPerSourceHour, seconds: HOUR },
  ];
};

/** Whether the rolling limits have room; takes it when they have. Asked before anything else is changed. */
export const takeSend = async (ports: EnrollmentPorts, tx: Tx, sending: Sending): Promise<Outcome<null>> => {
  const refusal = notYet(sending.row, ports.settings.sendsPerChallenge, tx.now);
  if (refusal !== null) return refusal;
  const taken = await tx.sends.take(takesFor(ports, sending), tx.now);
  return taken.ok ? done(null) : refuse('send_limit', { retryAt: taken.retryAt });
};

/**
 * Writes a new code over the old one and queues the text, after `takeSend`. The code exists here and in the sealed message
 * only. Throws `Undo` when a parallel send of the same row was first, which gives back what was taken.
 */
export const sendCode = async (ports: EnrollmentPorts, tx: Tx, sending: Sending): Promise<SentCode> => {
  const { settings, secretBox, random } = ports;
  const { row, purpose } = sending;
  const code = newCode(random, methodFor(row.method).codeDigits(settings));
  const codeMac = macOfCode(secretBox, { rowId: row.id, personId: row.personId, purpose, code });
  const codeExpiresAt = new Date(Math.min(tx.now.getTime() + settings.codeSeconds * 1000, row.expiresAt.getTime()));
  const sends = row.sends + 1;
  const resendAt = sends < settings.sendsPerChallenge ? waitAfter(settings.resendWaits, sends, tx.now) : null;

  const stored = await sending.store.recordSend(row.id, codeMac, codeExpiresAt, resendAt, settings.sendsPerChallenge, tx.now);
  if (!stored) throw new Undo(refuse('send_too_soon', { retryAt: waitAfter(settings.resendWaits, sends, tx.now) }));
  const seconds = (codeExpiresAt.getTime() - tx.now.getTime()) / 1000;
  const messageId = random.uuid();
  await tx.outbox.enqueue({
    id: messageId,
    kind: 'text-message',
    personId: row.personId,
    regardingId: row.id,
    to: sending.to,
    body: codeMessage({ settings, purpose, code, seconds }),
    expiresAt: codeExpiresAt,
  });
  await tx.audit.append({
    action: sending.action,
    outcome: 'success',
    personId: row.personId,
    sessionId: row.sessionId,
    details: { regardingId: row.id, method: row.method, purpose, hint: row.hint, send: sends, messageId },
  });
  return { codeMac, codeExpiresAt, sends, resendAt };
};

const waitAfter = (waits: readonly number[], sends: number, now: Date): Date =>
  new Date(now.getTime() + (waits[Math.min(sends, waits.length) - 1] ?? 30) * 1000);
