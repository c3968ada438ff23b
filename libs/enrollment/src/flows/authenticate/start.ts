import type { EnrollmentCore, StartChallenge } from '../../core.js';
import { challengeMachine } from '../../machine/challenge.js';
import type { Authenticator, Challenge, EnrollmentPorts, Tx } from '../../ports.js';
import { done, refuse, type Outcome } from '../../refusals.js';
import { newHandle } from '../handle.js';
import { refused, undoable } from '../refused.js';
import { sendCode, takeSend } from '../send-code.js';
import { showChallenge } from '../show.js';
import { sendingFor } from './sending.js';

const ROUNDS = 10;

/** The lock is asked here and again at redemption: a challenge begun before a pause gives nothing during it. */
export const startChallenge =
  <H>(ports: EnrollmentPorts<H>): EnrollmentCore<H>['startChallenge'] =>
  (options) =>
    undoable(ports, async (tx) => {
      const { personId, purpose } = options;
      const lockedUntil = await tx.guesses.lockedUntil(personId, tx.now);
      if (lockedUntil !== null) {
        return refused(tx, 'challenge.refused', options, refuse('second_factor_locked', { retryAt: lockedUntil }), { purpose });
      }
      const usable = await usableAuthenticator(tx, options);
      if (!usable.ok) return refused(tx, 'challenge.refused', options, usable, { purpose });
      return begin(ports, tx, options, usable.value);
    });

const usableAuthenticator = async (tx: Tx, options: StartChallenge): Promise<Outcome<Authenticator>> => {
  const authenticator = await tx.authenticators.find(options.authenticatorId, options.personId);
  if (authenticator === null || authenticator.disabledAt !== null) return refuse('method_unknown');
  return options.allowedMethods.includes(authenticator.method) ? done(authenticator) : refuse('method_not_allowed');
};

const begin = async (ports: EnrollmentPorts, tx: Tx, options: StartChallenge, authenticator: Authenticator) => {
  const { settings } = ports;
  const { handle, hash } = newHandle(ports.random);
  const row = newRow(ports, options, authenticator, hash, tx.now);
  const about = { regardingId: row.id, purpose: row.purpose, method: row.method, hint: row.hint };

  // The limits are asked first: a refused send leaves an earlier challenge as it was.
  const sending = sendingFor(ports, tx, row, authenticator, options.source);
  const taken = sending && (await takeSend(ports, tx, sending));
  if (taken?.ok === false) return refused(tx, 'challenge.refused', options, taken, about);

  await insertAlone(tx, row);
  await tx.audit.append({
    action: 'challenge.started',
    outcome: 'success',
    personId: row.personId,
    sessionId: row.sessionId,
    details: { ...about, authenticatorId: authenticator.id },
  });
  const sent = sending && (await sendCode(ports, tx, sending));
  return done(showChallenge(settings, { ...row, ...sent }, handle));
};

const newRow = (
  ports: EnrollmentPorts,
  { personId, sessionId, purpose }: StartChallenge,
  authenticator: Authenticator,
  handleHash: Uint8Array,
  now: Date,
): Challenge => ({
  id: ports.random.uuid(),
  handleHash,
  personId,
  sessionId,
  purpose,
  method: authenticator.method,
  authenticatorId: authenticator.id,
  hint: authenticator.hint,
  state: challengeMachine.initial,
  codeMac: null,
  codeExpiresAt: null,
  sends: 0,
  resendAt: null,
  tries: 0,
  createdAt: now,
  expiresAt: new Date(now.getTime() + ports.settings.challengeSeconds * 1000),
});

/** One pending per person and purpose: the last start stays. */
const insertAlone = async (tx: Tx, row: Challenge): Promise<void> => {
  for (let round = 0; round < ROUNDS; round += 1) {
    await tx.challenges.endPending(row.personId, row.purpose, tx.now);
    if (await tx.challenges.insert(row)) return;
  }
  throw new Error('challenge: other starts for the same purpose kept coming in between');
};
