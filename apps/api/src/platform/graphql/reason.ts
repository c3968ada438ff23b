import { Refused } from './refused.js';

const REASON_LENGTH = 500;

/** Why an operator does something, as it is kept in the audit log; refused when there is none. */
export function checkReason(text: string): string | Refused {
  const reason = text.replaceAll('\0', '').trim().slice(0, REASON_LENGTH);
  return reason === '' ? new Refused('reason_missing', { field: 'reason' }) : reason;
}
