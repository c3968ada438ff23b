import type { Authenticator, Tx } from '../../ports.js';
import { awaitsAnswer, type Attempt } from '../attempt.js';
import { barOf } from '../bars.js';

/** An attempt that may still be answered, with the authenticator that it asks; an enrollment has none yet. */
export interface Open {
  readonly attempt: Attempt;
  readonly authenticator: Authenticator | null;
}

/** Null when nothing that was sent may still be answered, or its authenticator is gone or disabled. */
export const withAuthenticator = async (tx: Tx, attempt: Attempt | null): Promise<Open | null> => {
  if (attempt === null || !awaitsAnswer(attempt, tx.now)) return null;
  if (attempt.kind === 'enrollment') return { attempt, authenticator: null };
  const authenticator = await tx.authenticators.find(attempt.row.authenticatorId, attempt.row.personId);
  return authenticator === null || authenticator.disabledAt !== null ? null : { attempt, authenticator };
};

/** The same, and null when something bars its person from any proof. */
export const stillOpen = async (tx: Tx, attempt: Attempt | null): Promise<Open | null> => {
  if (attempt === null || (await barOf(tx, attempt.row.personId)) !== null) return null;
  return withAuthenticator(tx, attempt);
};
