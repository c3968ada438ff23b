import type { SignedByDevice } from '../../core.js';
import type { Authenticator, Enrollment, EnrollmentPorts, Tx } from '../../ports.js';
import { done, refuse, type Outcome } from '../../refusals.js';
import { openAuthenticator, openEnrollment } from '../seal.js';
import { signedBy } from './signed-text.js';

/** A phone whose signature was right: enrolled, or activated by an enrollment that is still going on. */
export interface ProvenDevice {
  readonly deviceId: string;
  readonly personId: string;
  readonly authenticator: Authenticator | null;
  readonly enrollment: Enrollment | null;
}

/** Ids come from outside; a store may throw for what is no UUID. */
export const isUuid = (id: unknown): id is string =>
  typeof id === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);

const findDevice = async (tx: Tx, deviceId: string): Promise<ProvenDevice | null> => {
  if (!isUuid(deviceId)) return null;
  const authenticator = await tx.authenticators.findDevice(deviceId);
  if (authenticator?.method === 'app-notification') {
    return { deviceId, personId: authenticator.personId, authenticator, enrollment: null };
  }
  const enrollment = await tx.enrollments.findById(deviceId, tx.now);
  if (enrollment === null || enrollment.activatedAt === null) return null;
  return { deviceId, personId: enrollment.personId, authenticator: null, enrollment };
};

/** Before a change that takes its person's lock: whoever holds a row and then waits for the lock could wait for ever. */
export const lockOwner = async (tx: Tx, deviceId: string): Promise<void> => {
  const device = await findDevice(tx, deviceId);
  if (device !== null) await tx.authenticators.lock(device.personId);
};

const keyOf = ({ secretBox }: EnrollmentPorts, { authenticator, enrollment }: ProvenDevice): Uint8Array | null => {
  if (authenticator !== null) return openAuthenticator(secretBox, authenticator);
  return enrollment === null ? null : openEnrollment(secretBox, enrollment);
};

const useCounter = (tx: Tx, { deviceId, personId, authenticator }: ProvenDevice, counter: number): Promise<boolean> =>
  authenticator === null
    ? tx.enrollments.consumeCounter(deviceId, counter)
    : tx.authenticators.consumeCounter(deviceId, personId, counter);

/**
 * The signature first, the counter after it: nobody but the device can use up a counter, and nothing that it signed counts twice
 * (attack D04).
 */
export const provenDevice = async (
  ports: EnrollmentPorts,
  tx: Tx,
  call: SignedByDevice,
  text: string,
): Promise<Outcome<ProvenDevice>> => {
  const device = await findDevice(tx, call.deviceId);
  const key = device && keyOf(ports, device);
  if (device === null || key === null) return refuse('device_unknown');
  const signed = signedBy(key, text, call.signature);
  const counts = Number.isSafeInteger(call.counter) && call.counter >= 0;
  if (signed && counts && (await useCounter(tx, device, call.counter))) return done(device);

  const refusal = refuse('device_signature');
  await tx.audit.append({
    action: 'device.refused',
    outcome: 'refused',
    code: refusal.code,
    personId: device.personId,
    details: { deviceId: device.deviceId, reason: signed ? 'counter' : 'signature' },
  });
  return refusal;
};
