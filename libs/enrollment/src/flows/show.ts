import { NO_SETUP } from '../methods/method.js';
import { methodFor, type Method } from '../methods/registry.js';
import type { Authenticator, Challenge, Enrollment, EnrollmentPorts, EnrollmentSettings, SentCode } from '../ports.js';
import type { AuthenticatorView, ChallengeView, EnrollmentView } from '../views.js';
import { openEnrollment, openNumber } from './seal.js';
import { sendsOf } from './sending/sending.js';

type Shown = Pick<EnrollmentPorts, 'secretBox' | 'settings'>;

const leftOf = (row: SentCode & { readonly tries: number; readonly method: Method }, settings: EnrollmentSettings) => ({
  resendAt: row.resendAt,
  sendsLeft: Math.max(0, sendsOf(settings, row.method) - row.sends),
  triesLeft: Math.max(0, settings.triesPerChallenge - row.tries),
});

/** The setup facts (number, app key, activation code) are shown only while the enrollment is live; the two digits while they are asked for. */
export const showEnrollment = ({ secretBox, settings }: Shown, row: Enrollment, handle: string): EnrollmentView => {
  const method = methodFor(row.method);
  const live = row.state === 'awaiting_proof' || row.state === 'confirmed';
  const activated = row.activatedAt !== null;
  const setup = live ? method.setup({ secret: openEnrollment(secretBox, row), hint: row.hint, activated, settings }) : NO_SETUP;
  return {
    handle,
    regardingId: row.id,
    method: row.method,
    state: row.state,
    expiresAt: row.expiresAt,
    ...setup,
    activated,
    deviceName: activated ? row.hint : null,
    number: row.state === 'awaiting_proof' && row.sends > 0 ? openNumber(secretBox, 'enrollment', row) : null,
    sent: row.sends > 0,
    ...leftOf(row, settings),
  };
};

export const showChallenge = ({ secretBox, settings }: Shown, row: Challenge, handle: string): ChallengeView => ({
  handle,
  regardingId: row.id,
  purpose: row.purpose,
  method: row.method,
  authenticatorId: row.authenticatorId,
  hint: row.hint,
  state: row.state,
  expiresAt: row.expiresAt,
  number: row.state === 'pending' && row.sends > 0 ? openNumber(secretBox, 'challenge', row) : null,
  ...leftOf(row, settings),
});

export const showAuthenticator = (row: Authenticator): AuthenticatorView => ({
  id: row.id,
  method: row.method,
  label: row.label,
  hint: row.hint,
  preferred: row.preferred,
  enrolledAt: row.enrolledAt,
  lastUsedAt: row.lastUsedAt,
  disabledAt: row.disabledAt,
});
