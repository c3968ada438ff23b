import type { Purpose, RandomSource, SecretBox } from '../ports.js';

/** Exactly `digits` ASCII digits in a string; everything else is malformed, and costs no guess because it cannot be right. */
export const isCode = (code: unknown, digits: number): code is string =>
  typeof code === 'string' && code.length === digits && /^[0-9]+$/.test(code);

/** Of a length that some method has; asked before the row is known. */
export const looksLikeCode = (code: unknown): code is string => [6, 7, 8].some((digits) => isCode(code, digits));

export const newCode = (random: RandomSource, digits: number): string =>
  String(random.integer(10 ** digits)).padStart(digits, '0');

/** '10' to '99': shown on the page, and given back by the phone or device. */
export const newNumber = (random: RandomSource): string => String(10 + random.integer(90));

/** Bound to its row, person and purpose: the same digits elsewhere have another MAC. */
export const macOfCode = (
  box: SecretBox,
  bound: { readonly rowId: string; readonly personId: string; readonly purpose: Purpose; readonly code: string },
): Uint8Array => box.mac('sent-code', Buffer.from(JSON.stringify([bound.rowId, bound.personId, bound.purpose, bound.code])));

/** By which a reply is found, without the number being in the row. */
export const macOfDestination = (box: SecretBox, e164: string): Uint8Array => box.mac('destination', Buffer.from(e164, 'utf8'));

/** Hex MAC of what is counted, so that no counter table holds a phone number or an address. */
export const sendKey = (
  box: SecretBox,
  kind: 'number' | 'person' | 'source' | 'prefix' | 'installation',
  value: string,
): string => Buffer.from(box.mac(`send-${kind}`, Buffer.from(value, 'utf8'))).toString('hex');

export const personKey = (box: SecretBox, personId: string): string => sendKey(box, 'person', personId);
