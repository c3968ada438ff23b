import type { EnrollmentPorts, Purpose, RandomSource, SecretBox } from '../ports.js';

/** Exactly `digits` ASCII digits in a string; everything else is malformed, and costs no guess because it cannot be right. */
export const isCode = (code: unknown, digits: number): code is string =>
  typeof code === 'string' && code.length === digits && /^[0-9]+$/.test(code);

/** Of a length that some method has; asked before the row is known. */
export const looksLikeCode = (code: unknown): code is string => [6, 7, 8].some((digits) => isCode(code, digits));

export const newCode = (random: RandomSource, digits: number): string =>
  String(random.integer(10 ** digits)).padStart(digits, '0');

/** Bound to its row, person and purpose: the same digits elsewhere have another MAC. */
export const macOfCode = (
  box: SecretBox,
  bound: { readonly rowId: string; readonly personId: string; readonly purpose: Purpose; readonly code: string },
): Uint8Array => box.mac('sent-code', Buffer.from(JSON.stringify([bound.rowId, bound.personId, bound.purpose, bound.code])));

/** Hex MAC of what is counted, so that no counter table holds a phone number or an address. */
export const sendKey = (box: EnrollmentPorts['secretBox'], kind: 'number' | 'person' | 'source', value: string): string =>
  Buffer.from(box.mac(`send-${kind}`, Buffer.from(value, 'utf8'))).toString('hex');
