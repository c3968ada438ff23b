import type { Judgement } from '../methods/method.js';
import { methodFor } from '../methods/registry.js';
import type { Authenticator, Challenge, Enrollment, EnrollmentPorts, Tx } from '../ports.js';
import { macOfCode } from './code.js';
import { openAuthenticator } from './seal.js';

/** When a code is looked at, and what of the past is unknown then. */
export type Moment = Pick<Tx, 'now' | 'stepsAfter'>;

/** A code is never the answer to a method that asks for none. */
const NO_CODE: Judgement = { right: false, replay: false };

/** The two places in which a code is looked at; each is reached through `countGuess` alone. */
export const judgeEnrollment = (
  ports: EnrollmentPorts,
  row: Enrollment,
  secret: Uint8Array,
  code: string,
  { now, stepsAfter }: Moment,
): Judgement => {
  const method = methodFor(row.method);
  if (method.proof !== 'code') return NO_CODE;
  return method.judge({
    code,
    codeMac: macOfCode(ports.secretBox, { rowId: row.id, personId: row.personId, purpose: 'enroll', code }),
    secret,
    sentMac: row.codeMac,
    sentUntil: row.codeExpiresAt,
    lastStep: -1,
    now,
    stepsAfter,
    window: ports.settings.totpWindow,
  });
};

/** `challenge` is null for a code given together with the password: nothing was sent. */
export const judgeAuthenticator = (
  ports: EnrollmentPorts,
  authenticator: Authenticator,
  challenge: Challenge | null,
  code: string,
  { now, stepsAfter }: Moment,
): Judgement => {
  const method = methodFor(authenticator.method);
  if (method.proof !== 'code') return NO_CODE;
  return method.judge({
    code,
    codeMac: macOfCode(ports.secretBox, {
      rowId: challenge?.id ?? authenticator.id,
      personId: authenticator.personId,
      purpose: challenge?.purpose ?? 'sign-in',
      code,
    }),
    secret: openAuthenticator(ports.secretBox, authenticator),
    sentMac: challenge?.codeMac ?? null,
    sentUntil: challenge?.codeExpiresAt ?? null,
    lastStep: authenticator.lastStep,
    now,
    stepsAfter,
    window: ports.settings.totpWindow,
  });
};

/** Whether a typed code has the shape that a method asks for. */
export const codeDigitsOf = (ports: EnrollmentPorts, method: Authenticator['method']): number | null => {
  const found = methodFor(method);
  return found.proof === 'code' ? found.codeDigits(ports.settings) : null;
};
