import type { CoreAuditEvent } from '@tessera/enrollment';
import type { Alert } from '../people/index.js';

/** What the admins are told at once, among all that the core writes down; null for the rest. `name`: of the person it is about. */
export function alertOf({ action, details }: Pick<CoreAuditEvent, 'action' | 'details'>, name: string): Alert | null {
  const sentence = sentenceOf(action, details, name);
  if (sentence === null) return null;
  return { kind: action, sentence, details: name === '' ? details : { person: name, ...details } };
}

function sentenceOf(action: CoreAuditEvent['action'], details: CoreAuditEvent['details'], name: string): string | null {
  switch (action) {
    case 'fraud.reported':
      return `${name} reported fraud and is blocked until somebody else lifts it`;
    case 'challenge.denied':
      return details['alarm'] === true ? `${name} denied two sign-ins within an hour` : null;
    case 'sends.prefix_paused':
      return 'Texts and calls to one range of numbers are paused: hardly any of them were answered';
    case 'sends.budget_alarm':
      return 'Four fifths of the texts and calls of one day are spent';
    case 'sends.budget_spent':
      return 'The texts and calls of one day are spent, and no more are sent until there is room again';
    default:
      return null;
  }
}
