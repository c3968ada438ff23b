import type { EnrollmentCore } from '../../core.js';
import { hashOfActivationCode, plainActivationCode } from '../../methods/app-notification/activation-code.js';
import type { EnrollmentPorts } from '../../ports.js';
import { done, refuse } from '../../refusals.js';
import { sealEnrollment } from '../seal.js';
import { shownText } from './shown-text.js';
import { activateText, deviceKey, signedBy } from './signed-text.js';

const LONGEST_NAME = 40;
const LONGEST_KEY = 200;

/** A phone becomes the device of the enrollment whose code it shows that it has. The code is worth nothing afterwards. */
export const activateDevice =
  <H>(ports: EnrollmentPorts<H>): EnrollmentCore<H>['activateDevice'] =>
  async ({ code, publicKey, name, signature }) => {
    const key = publicKey.length > LONGEST_KEY ? null : deviceKey(publicKey);
    if (key === null) return refuse('device_key', { field: 'publicKey' });
    const plain = plainActivationCode(code);
    if (plain === null) return refuse('device_unknown', { field: 'code' });
    if (!signedBy(key, activateText(plain, name), signature)) return refuse('device_key', { field: 'signature' });

    return ports.transaction(async (tx) => {
      const row = await tx.enrollments.findByActivation(hashOfActivationCode(plain), tx.now);
      if (row === null) return refuse('device_unknown', { field: 'code' });
      const hint = shownText(name, LONGEST_NAME) || row.hint;
      const secret = sealEnrollment(ports.secretBox, key, row);
      if (!(await tx.enrollments.activate(row.id, { secret, label: row.label, hint }, tx.now))) {
        return refuse('device_unknown', { field: 'code' });
      }
      await tx.audit.append({
        action: 'enrollment.activated',
        outcome: 'success',
        personId: row.personId,
        sessionId: row.sessionId,
        details: { regardingId: row.id, method: row.method, hint },
      });
      // Before the activation the hint is the account.
      return done({ deviceId: row.id, personId: row.personId, issuer: ports.settings.issuer, account: row.hint });
    });
  };
