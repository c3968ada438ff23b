import type { Outcome } from '@tessera/enrollment';
import { Refused, type RequestSource } from '../../platform/index.js';
import type { CookieChange, PresentedTokens } from '../sessions/cookies.js';

/** Where the browser stands now: cookies to set or clear. What they stand for is read back from the database. */
export interface Step {
  readonly cookies: CookieChange;
}

/** What every step of a sign-in knows about the request. */
export interface StepRequest {
  readonly source: RequestSource;
  readonly presented: PresentedTokens;
}

/** A flow's outcome together with the session that its success opened. */
export function stepOf(outcome: Outcome<unknown>, step: Step | null): Step | Refused {
  if (!outcome.ok) return Refused.of(outcome);
  if (!step) throw new Error('a proof was accepted and no session opened');
  return step;
}
