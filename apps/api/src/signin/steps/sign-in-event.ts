import type { NewAuditEvent } from '../../audit/index.js';
import type { RequestSource } from '../../platform/index.js';
import type { SignInDecision } from './decisions.js';

type Who = Pick<SignInDecision, 'personId' | 'name'>;

/** An event of a person's own sign-in, from where it came and under the decision that it rests on. */
export const signInEvent = (
  action: string,
  { personId, name }: Who,
  decisionId: string | null,
  { address }: Pick<RequestSource, 'address'>,
  details: Readonly<Record<string, unknown>> = {},
): NewAuditEvent => ({
  action,
  actor: { kind: 'person', id: personId, name },
  subject: { kind: 'person', id: personId, name },
  sourceAddress: address,
  decisionId,
  details,
});

/** The same of somebody whom a session names. */
export const ownEvent = (
  action: string,
  viewer: { readonly personId: string; readonly displayName: string; readonly decisionId: string },
  source: Pick<RequestSource, 'address'>,
  details: Readonly<Record<string, unknown>> = {},
): NewAuditEvent =>
  signInEvent(action, { personId: viewer.personId, name: viewer.displayName }, viewer.decisionId, source, details);
