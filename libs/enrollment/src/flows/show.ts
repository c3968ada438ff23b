import { methodFor } from '../methods/registry.js';
import type { Authenticator, Challenge, Enrollment, EnrollmentPorts, EnrollmentSettings, SentCode } from '../ports.js';
import type { AuthenticatorView, ChallengeView, EnrollmentView } from '../views.js';
import { openEnrollment } from './seal.js';

const leftOf = (row: SentCode & { readonly tries: number }, sends: boolean, settings: EnrollmentSettings) => ({
  resendAt: row.resendAt,
  sendsLeft: sends ? Math.max(0, settings.sendsPerChallenge - row.sends) : 0,
  triesLeft: Math.max(0, settings.triesPerChallenge - row.tries),
});

/** The setup facts (number, app key) are shown only while the enrollment still waits for its proof. */
export const showEnrollment = (ports: EnrollmentPorts, row: Enrollment, handle: string): EnrollmentView => {
  const method = methodFor(row.method);
  const waiting = row.state === 'awaiting_proof';
  const setup = waiting
    ? method.setup({ secret: openEnrollment(ports.secretBox, row), hint: row.hint, issuer: ports.settings.issuer })
    : { phone: null, app: null };
  return {
    handle,
    regardingId: row.id,
    method: row.method,
    state: row.state,
    expiresAt: row.expiresAt,
    ...setup,
    sent: row.sends > 0,
    ...leftOf(row, method.destination !== null, ports.settings),
  };
};

export const showChallenge = (settings: EnrollmentSettings, row: Challenge, handle: string): ChallengeView => ({
  handle,
  regardingId: row.id,
  purpose: row.purpose,
  method: row.method,
  authenticatorId: row.authenticatorId,
  hint: row.hint,
  state: row.state,
  expiresAt: row.expiresAt,
  ...leftOf(row, methodFor(row.method).destination !== null, settings),
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
