import { methodFor } from '../../methods/registry.js';
import type { EnrollmentPorts, EnrollmentSettings, OutgoingMessage, RecordedSend, SentCode, Tx } from '../../ports.js';
import { refuse } from '../../refusals.js';
import { callScript, codeMessage, pushContent } from '../../words/messages.js';
import { aboutAttempt, purposeOf } from '../attempt.js';
import { macOfCode, macOfDestination, newCode } from '../code.js';
import { Undo } from '../refused.js';
import { sendsOf, type Sending } from './sending.js';

/**
 * Writes a new code over the old one and queues the text, the call or the notification, after `takeSend`. The code exists here and
 * in the sealed message only; the two digits of a call or notification stay what they were, as an earlier one may still be at the
 * ear. Throws `Undo` when a parallel send of the same row was first, which gives back what was taken.
 */
export const send = async (ports: EnrollmentPorts, tx: Tx, sending: Sending): Promise<SentCode> => {
  const { settings, secretBox, random } = ports;
  const { attempt, destination } = sending;
  const { row } = attempt;
  const code = newCodeFor(ports, sending);
  const sends = row.sends + 1;
  const recorded: RecordedSend = {
    codeMac:
      code === null ? null : macOfCode(secretBox, { rowId: row.id, personId: row.personId, purpose: purposeOf(attempt), code }),
    codeExpiresAt: new Date(Math.min(tx.now.getTime() + lifeOf(settings, sending) * 1000, row.expiresAt.getTime())),
    resendAt: sends < sendsOf(settings, row.method) ? waitAfter(settings.resendWaits, sends, tx.now) : null,
    destinationMac: sending.sends === 'push' ? null : macOfDestination(secretBox, destination.to),
    number: row.number,
  };

  const store = attempt.kind === 'challenge' ? tx.challenges : tx.enrollments;
  const stored = await store.recordSend(row.id, recorded, sendsOf(settings, row.method), tx.now);
  if (!stored) throw new Undo(refuse('send_too_soon', { retryAt: waitAfter(settings.resendWaits, sends, tx.now) }));
  const id = random.uuid();
  const about = { id, personId: row.personId, regardingId: row.id, to: destination.to, expiresAt: recorded.codeExpiresAt };
  await tx.outbox.enqueue({ ...about, ...contentOf(settings, sending, code, tx.now, recorded.codeExpiresAt) });
  await tx.audit.append({
    action: `${attempt.kind}.code_sent`,
    outcome: 'success',
    personId: row.personId,
    sessionId: row.sessionId,
    details: { ...aboutAttempt(attempt), send: sends, messageId: id },
  });
  return { ...recorded, sends };
};

const newCodeFor = ({ random, settings }: EnrollmentPorts, { attempt }: Sending): string | null => {
  const method = methodFor(attempt.row.method);
  return method.proof === 'code' ? newCode(random, method.codeDigits(settings)) : null;
};

const lifeOf = (settings: EnrollmentSettings, { sends }: Sending): number =>
  sends === 'push' ? settings.pushSeconds : settings.codeSeconds;

const waitAfter = (waits: readonly number[], sends: number, now: Date): Date =>
  new Date(now.getTime() + (waits[Math.min(sends, waits.length) - 1] ?? 30) * 1000);

type Content<Kind = OutgoingMessage['kind']> = Kind extends OutgoingMessage['kind']
  ? Pick<Extract<OutgoingMessage, { readonly kind: Kind }>, 'kind' | 'content'>
  : never;

const contentOf = (
  settings: EnrollmentSettings,
  { attempt, sends, locale, destination }: Sending,
  code: string | null,
  now: Date,
  until: Date,
): Content => {
  const about = { settings, locale, purpose: purposeOf(attempt) };
  if (sends === 'push') return { kind: sends, content: pushContent(about) };
  if (sends === 'voice-call') {
    const place = attempt.kind === 'challenge' ? attempt.row.context.place : '';
    const digits = attempt.row.number !== null;
    return { kind: sends, content: callScript({ ...about, place, digits, extension: destination.extension }) };
  }
  const seconds = (until.getTime() - now.getTime()) / 1000;
  return { kind: sends, content: { body: codeMessage({ ...about, code: code ?? '', seconds }) } };
};
