import type { EnrollmentCore, Outcome } from '@tessera/enrollment';
import type { EnrollmentService } from '../../enrollment/index.js';
import { type FullViewer, type HalfViewer, Refused, type RequestSource, type Work } from '../../platform/index.js';
import type { CookieChange, PresentedTokens } from '../sessions/cookies.js';

/** Where the browser stands now: cookies to set or clear. What they stand for is read back from the database. */
export interface Step {
  readonly cookies: CookieChange;
}

/** What every step of a sign-in knows about the request. */
export interface StepRequest {
  readonly source: RequestSource;
  readonly presented: PresentedTokens;
  /** The person asked to have this browser remembered. */
  readonly remember?: boolean;
}

/** Whoever is on the way, or signed in and adding to their own. */
export type Visitor = HalfViewer | FullViewer;

export const asker = ({ personId, sessionId }: Visitor) => ({ personId, sessionId });

/** The core for one request of a visitor, whose events carry where it came from. */
export const coreOf = (enrollment: EnrollmentService, visitor: Visitor, source: RequestSource): EnrollmentCore<Work> =>
  enrollment.for({ sourceAddress: source.address, decisionId: visitor.decisionId });

/** A core's outcome as the resolvers take it. */
export const valueOf = <T>(outcome: Outcome<T>): T | Refused => (outcome.ok ? outcome.value : Refused.of(outcome));

/** A flow's outcome together with what its success led to. */
export function stepOf(outcome: Outcome<unknown>, step: Step | null): Step | Refused {
  if (!outcome.ok) return Refused.of(outcome);
  if (!step) throw new Error('a proof was accepted and nothing followed');
  return step;
}
