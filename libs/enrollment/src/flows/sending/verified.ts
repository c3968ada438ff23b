import type { Authenticator, EnrollmentPorts, Tx } from '../../ports.js';
import { methodFor } from '../../methods/registry.js';
import { personKey, sendKey } from '../code.js';
import { prefixOf } from './take-phone.js';

const HOUR = 3600;
/** Counted, not limited. */
const NO_LIMIT = 1_000_000;

/** After a right answer: the number may be written to again at once, its prefix has one that came back, and no notification is left unanswered. */
export const noteVerified = async (
  { secretBox }: Pick<EnrollmentPorts, 'secretBox'>,
  tx: Tx,
  { id, personId, method }: Pick<Authenticator, 'id' | 'personId' | 'method'>,
  secret: Uint8Array,
): Promise<void> => {
  const { sends, destination } = methodFor(method);
  if (sends === 'push') return tx.sends.clear('push-unanswered', personKey(secretBox, personId));
  if (sends === null || destination === null) return;
  const { to } = destination({ id, secret });
  await tx.sends.clear('number-wait', sendKey(secretBox, 'number', to));
  const verified = {
    scope: 'prefix-verified',
    key: sendKey(secretBox, 'prefix', prefixOf(to)),
    limit: NO_LIMIT,
    seconds: HOUR,
  } as const;
  await tx.sends.take([verified], tx.now);
};
