import type { WithSource } from '../../core.js';
import { methodFor } from '../../methods/registry.js';
import type { Destination } from '../../methods/method.js';
import type { EnrollmentSettings, OutgoingMessage } from '../../ports.js';
import type { Method } from '../../methods/registry.js';
import type { Attempt } from '../attempt.js';

/** An attempt that wants something sent: a text with a code, a call, or a notification. */
export interface Sending extends WithSource {
  readonly attempt: Attempt;
  readonly sends: OutgoingMessage['kind'];
  readonly destination: Destination;
}

/** How this attempt reaches its person, or null when its method sends nothing. `id`: of the enrollment or authenticator whose secret it is. */
export const sendingFor = (
  attempt: Attempt,
  bound: { readonly id: string; readonly secret: Uint8Array },
  { source, locale }: WithSource,
): Sending | null => {
  const { sends, destination } = methodFor(attempt.row.method);
  if (sends === null || destination === null) return null;
  return { attempt, sends, destination: destination(bound), source, locale };
};

/** How many texts, calls or notifications one enrollment or challenge may send; 0 for methods that send nothing. */
export const sendsOf = (settings: EnrollmentSettings, method: Method): number => {
  const { sends } = methodFor(method);
  if (sends === null) return 0;
  return sends === 'voice-call' ? settings.callsPerChallenge : settings.sendsPerChallenge;
};
