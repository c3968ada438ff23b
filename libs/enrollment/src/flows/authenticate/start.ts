import type { EnrollmentCore, StartChallenge } from '../../core.js';
import { challengeMachine } from '../../machine/challenge.js';
import { methodFor } from '../../methods/registry.js';
import type { Authenticator, Challenge, EnrollmentPorts, Tx } from '../../ports.js';
import { done } from '../../refusals.js';
import { barred } from '../bars.js';
import { newNumber } from '../code.js';
import { shownContext } from '../device/shown-text.js';
import { newHandle } from '../handle.js';
import { refused, undoable } from '../refused.js';
import { openAuthenticator, sealNumber } from '../seal.js';
import { send } from '../sending/send.js';
import { sendingFor } from '../sending/sending.js';
import { takeSend } from '../sending/take.js';
import { showChallenge } from '../show.js';
import { chosenAuthenticator } from './choose.js';
import { endOtherPush, replaceOwnPush } from './one-push.js';

const ROUNDS = 10;

/** What bars a person is asked here and again at redemption: a challenge begun before a pause gives nothing during it. */
export const startChallenge =
  <H>(ports: EnrollmentPorts<H>): EnrollmentCore<H>['startChallenge'] =>
  (options) =>
    undoable(ports, async (tx) => {
      const { purpose } = options;
      const bar = await barred(tx, 'challenge.refused', options, { purpose });
      if (bar !== null) return bar;
      const chosen = await chosenAuthenticator(tx, options);
      if (!chosen.ok) return refused(tx, 'challenge.refused', options, chosen, { purpose });
      return begin(ports, tx, options, chosen.value);
    });

const begin = async (ports: EnrollmentPorts, tx: Tx, options: StartChallenge, authenticator: Authenticator) => {
  const { handle, hash } = newHandle(ports.random);
  const row = newRow(ports, options, authenticator, hash, tx.now);
  const about = { regardingId: row.id, purpose: row.purpose, method: row.method, hint: row.hint };
  const isPush = methodFor(row.method).sends === 'push';
  const conflict = isPush ? await endOtherPush(tx, options) : null;
  if (conflict !== null) return refused(tx, 'challenge.refused', options, conflict, about);

  // The limits are asked first: a refused send leaves an earlier challenge as it was.
  const secret = openAuthenticator(ports.secretBox, authenticator);
  const sending = sendingFor({ kind: 'challenge', row }, { id: authenticator.id, secret }, options);
  const taken = sending && (await takeSend(ports, tx, sending));
  if (taken?.ok === false) return refused(tx, 'challenge.refused', options, taken, about);

  if (isPush) await replaceOwnPush(tx, options);
  await insertAlone(tx, row);
  await tx.audit.append({
    action: 'challenge.started',
    outcome: 'success',
    personId: row.personId,
    sessionId: row.sessionId,
    details: { ...about, authenticatorId: authenticator.id },
  });
  const sent = sending && (await send(ports, tx, sending));
  return done(showChallenge(ports, { ...row, ...sent }, handle));
};

const newRow = (
  { random, secretBox, settings }: EnrollmentPorts,
  { personId, sessionId, purpose, context, digitsOnCalls }: StartChallenge,
  { id: authenticatorId, method, hint }: Authenticator,
  handleHash: Uint8Array,
  now: Date,
): Challenge => {
  const owner = { id: random.uuid(), personId };
  const { sends } = methodFor(method);
  const asksNumber = sends === 'push' || (sends === 'voice-call' && digitsOnCalls);
  const seconds = sends === 'push' ? settings.pushSeconds : settings.challengeSeconds;
  return {
    ...owner,
    handleHash,
    sessionId,
    purpose,
    method,
    authenticatorId,
    hint,
    state: challengeMachine.initial,
    context: shownContext(context),
    codeMac: null,
    codeExpiresAt: null,
    sends: 0,
    resendAt: null,
    destinationMac: null,
    number: asksNumber ? sealNumber(secretBox, 'challenge', newNumber(random), owner) : null,
    tries: 0,
    createdAt: now,
    expiresAt: new Date(now.getTime() + seconds * 1000),
  };
};

/** One live per person and purpose: the last start stays. */
const insertAlone = async (tx: Tx, row: Challenge): Promise<void> => {
  for (let round = 0; round < ROUNDS; round += 1) {
    await tx.challenges.endPending(row.personId, row.purpose, tx.now);
    if (await tx.challenges.insert(row)) return;
  }
  throw new Error('challenge: other starts for the same purpose kept coming in between');
};
