import type { StartChallenge } from '../../core.js';
import { methodFor } from '../../methods/registry.js';
import type { Authenticator, Tx } from '../../ports.js';
import { done, refuse, type Outcome } from '../../refusals.js';

const isRecovery = ({ method }: Authenticator): boolean => methodFor(method).proof === 'recovery';

/**
 * Recovery codes open the way to enroll anew and nothing else, so policy's list of methods does not name them; they answer a
 * sign-in, never a fresh proof (attack F06).
 */
const isAllowed = (authenticator: Authenticator, { allowedMethods, purpose }: StartChallenge): boolean =>
  isRecovery(authenticator) ? purpose === 'sign-in' && allowedMethods.length > 0 : allowedMethods.includes(authenticator.method);

/** The authenticator that was asked for, where it may answer this challenge. */
export const chosenAuthenticator = async (tx: Tx, options: StartChallenge): Promise<Outcome<Authenticator>> => {
  const chosen = await tx.authenticators.find(options.authenticatorId, options.personId);
  if (chosen === null || chosen.disabledAt !== null) return refuse('method_unknown');
  if (!isAllowed(chosen, options)) return refuse('method_not_allowed');
  return (await isTooNew(tx, options, chosen)) ? refuse('method_too_new') : done(chosen);
};

/** Attack E15: what a stolen session has just enrolled proves nothing, as long as something older can. */
const isTooNew = async (tx: Tx, options: StartChallenge, chosen: Authenticator): Promise<boolean> => {
  const { minimumAge, personId } = options;
  if (minimumAge === undefined) return false;
  const young = ({ enrolledAt }: Authenticator): boolean => tx.now.getTime() - enrolledAt.getTime() < minimumAge * 1000;
  if (!young(chosen)) return false;
  const all = await tx.authenticators.list(personId);
  return all.some((one) => one.disabledAt === null && isAllowed(one, options) && !young(one));
};
