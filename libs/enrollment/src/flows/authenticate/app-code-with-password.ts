import type { EnrollmentCore, VerifyAppCode } from '../../core.js';
import type { Authenticator, EnrollmentPorts, Tx } from '../../ports.js';
import { done, refuse, type Outcome, type Refusal } from '../../refusals.js';
import type { AuthenticatorView } from '../../views.js';
import { isCode } from '../code.js';
import { clearGuesses, countGuess, type CountedGuess } from '../guess.js';
import { codeDigitsOf, judgeAuthenticator } from '../judge.js';
import { refused } from '../refused.js';
import { showAuthenticator } from '../show.js';
import { consume, countFailures } from './accept.js';

type Guess = VerifyAppCode<never> & { readonly code: string };
const ABOUT = { flow: 'with-password', purpose: 'sign-in', method: 'app-code' } as const;

/** A code given together with the password: no challenge row, the same count, the same single use of a time step. */
export const verifyAppCode =
  <H>(ports: EnrollmentPorts<H>): EnrollmentCore<H>['verifyAppCode'] =>
  async (options) => {
    const { code } = options;
    if (!isCode(code, codeDigitsOf(ports, 'app-code') ?? 0)) return refuse('code_malformed', { field: 'appCode' });
    if (!options.allowedMethods.includes('app-code')) return refuse('method_not_allowed');
    const guess = { ...options, code };
    const counted = await ports.transaction((tx) => count(ports, tx, guess));
    return counted.ok ? ports.transaction((tx) => compare(ports, tx, guess, counted)) : counted;
  };

const usableApps = async (tx: Tx, personId: string): Promise<Authenticator[]> =>
  (await tx.authenticators.list(personId)).filter((one) => one.method === 'app-code' && one.disabledAt === null);

const count = async (ports: EnrollmentPorts, tx: Tx, guess: Guess): Promise<CountedGuess | Refusal> => {
  if ((await tx.blocks.active(guess.personId)) !== null) {
    return refused(tx, 'challenge.refused', guess, refuse('blocked'), ABOUT);
  }
  const apps = await usableApps(tx, guess.personId);
  if (apps.length === 0) return refused(tx, 'challenge.refused', guess, refuse('method_unknown'), ABOUT);
  const counted = await countGuess(tx, ports.settings, guess, ABOUT);
  return counted.ok ? counted : refused(tx, 'challenge.refused', guess, counted, ABOUT);
};

const compare = async <H>(
  ports: EnrollmentPorts<H>,
  tx: Tx<H>,
  guess: Guess & Pick<VerifyAppCode<H>, 'onSuccess'>,
  counted: CountedGuess,
): Promise<Outcome<AuthenticatorView>> => {
  if ((await tx.blocks.active(guess.personId)) !== null) {
    return refused(tx, 'challenge.refused', guess, refuse('blocked'), ABOUT);
  }
  const apps = await usableApps(tx, guess.personId);
  let replay = false;
  let held = false;
  for (const app of apps) {
    const judgement = judgeAuthenticator(ports, app, null, guess.code, tx);
    if (judgement.right && (await consume(tx, app, judgement.step))) return accept(tx, guess, counted, app);
    replay ||= judgement.right || judgement.replay;
    held ||= !judgement.right && judgement.held === true;
  }
  const about = { ...ABOUT, apps: apps.length, replay, ...(held && { held }) };
  await countFailures(ports, tx, guess, counted, apps, about);
  return refused(tx, 'challenge.refused', guess, refuse('code_wrong', { field: 'appCode' }), about);
};

const accept = async <H>(
  tx: Tx<H>,
  guess: Guess & Pick<VerifyAppCode<H>, 'onSuccess'>,
  counted: CountedGuess,
  app: Authenticator,
): Promise<Outcome<AuthenticatorView>> => {
  await tx.authenticators.recordUse(app.id, app.personId, tx.now);
  await clearGuesses(tx, guess, counted);
  await tx.audit.append({
    action: 'challenge.passed',
    outcome: 'success',
    personId: guess.personId,
    sessionId: guess.sessionId,
    details: { ...ABOUT, authenticatorId: app.id, hint: app.hint },
  });
  const view = showAuthenticator({ ...app, lastUsedAt: tx.now });
  await guess.onSuccess?.(tx, view);
  return done(view);
};
