import type { EnrollmentCore } from '../../core.js';
import type { ChallengeContext, EnrollmentPorts, SecretBox, Tx } from '../../ports.js';
import { done } from '../../refusals.js';
import { awaitsAnswer, purposeOf, type Attempt } from '../attempt.js';
import { provenDevice, type ProvenDevice } from './prove.js';
import { shownContext } from './shown-text.js';
import { deviceText, pollText } from './signed-text.js';

/** Under the signature of the answer, so that an answer to one request is none to another, nor to the same id elsewhere. */
export const nonceOf = (box: SecretBox, requestId: string, deviceId: string): string =>
  Buffer.from(box.mac('device-nonce', Buffer.from(JSON.stringify([requestId, deviceId]), 'utf8'))).toString('base64url');

/** Where a request comes from, as a phone shows it. An enrollment comes from the organisation itself. */
export const contextOf = (ports: EnrollmentPorts, attempt: Attempt): ChallengeContext =>
  shownContext(
    attempt.kind === 'challenge' ? attempt.row.context : { application: ports.settings.issuer, place: '', browser: '' },
  );

const waitingFor = async (tx: Tx, { deviceId, personId, authenticator, enrollment }: ProvenDevice): Promise<Attempt | null> => {
  if (enrollment !== null) return { kind: 'enrollment', row: enrollment };
  if (authenticator === null || authenticator.disabledAt !== null) return null;
  const row = await tx.challenges.livePush(personId, tx.now);
  return row?.authenticatorId === deviceId ? { kind: 'challenge', row } : null;
};

export const pollDevice =
  <H>(ports: EnrollmentPorts<H>): EnrollmentCore<H>['pollDevice'] =>
  (call) =>
    ports.transaction(async (tx) => {
      const device = await provenDevice(ports, tx, call, pollText(call.deviceId, call.counter));
      if (!device.ok) return device;
      const attempt = await waitingFor(tx, device.value);
      if (attempt === null || !awaitsAnswer(attempt, tx.now)) return done(null);
      const { id, createdAt, expiresAt, codeExpiresAt } = attempt.row;
      return done({
        requestId: id,
        nonce: nonceOf(ports.secretBox, id, call.deviceId),
        purpose: purposeOf(attempt),
        ...contextOf(ports, attempt),
        startedAt: createdAt,
        expiresAt: codeExpiresAt !== null && codeExpiresAt < expiresAt ? codeExpiresAt : expiresAt,
      });
    });

/** For what a host keeps beside the core, such as where to push. */
export const proveDevice =
  <H>(ports: EnrollmentPorts<H>): EnrollmentCore<H>['proveDevice'] =>
  (call) =>
    ports.transaction(async (tx) => {
      const text = deviceText(call.deviceId, call.counter, call.purpose, call.content);
      const device = await provenDevice(ports, tx, call, text);
      if (!device.ok) return device;
      const { deviceId, personId } = device.value;
      await call.onSuccess(tx.host, { deviceId, personId });
      return done(null);
    });
