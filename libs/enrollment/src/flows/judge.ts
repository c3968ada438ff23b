import { methodFor } from '../methods/registry.js';
import type { Judgement } from '../methods/method.js';
import type { Authenticator, Challenge, Enrollment, EnrollmentPorts } from '../ports.js';
import { macOfCode } from './code.js';
import { openAuthenticator } from './seal.js';

/** The only two places in which an answer is looked at; each is reached through `countGuess` alone. */
export const judgeEnrollment = (
  ports: EnrollmentPorts,
  row: Enrollment,
  secret: Uint8Array,
  code: string,
  now: Date,
): Judgement =>
  methodFor(row.method).judge({
    code,
    codeMac: macOfCode(ports.secretBox, { rowId: row.id, personId: row.personId, purpose: 'enroll', code }),
    secret,
    sentMac: row.codeMac,
    sentUntil: row.codeExpiresAt,
    lastStep: -1,
    now,
    window: ports.settings.totpWindow,
  });

/** `challenge` is null for a code given together with the password: nothing was sent. */
export const judgeAuthenticator = (
  ports: EnrollmentPorts,
  authenticator: Authenticator,
  challenge: Challenge | null,
  code: string,
  now: Date,
): Judgement =>
  methodFor(authenticator.method).judge({
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
    window: ports.settings.totpWindow,
  });
