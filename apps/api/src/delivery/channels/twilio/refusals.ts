import { DeliveryFailure } from '../channel.js';

/** Twilio's error codes that speak of the number, not of the account. */
const NUMBER: Record<number, string> = {
  13223: 'the number has the wrong form',
  13224: 'the number does not exist',
  13225: 'the number may not be called',
  21211: 'the number does not exist',
  21214: 'the number cannot be called',
  21217: 'the number does not exist',
  21401: 'the number does not exist',
  21610: 'the recipient has refused texts',
  21614: 'the number cannot receive texts',
  30003: 'the phone cannot be reached',
  30004: 'the network blocks the message',
  30005: 'the number does not exist',
  30006: 'the number cannot receive texts',
  30007: 'the network took it for spam',
};

/** A reason in words for Twilio's code, which never repeats Twilio's own text: that names the number. */
export const reasonOf = (code: number): string => `${NUMBER[code] ?? 'Twilio refused it'} (Twilio ${code})`;

/** What an error of the package means for the message. */
export function failureOf(cause: unknown): DeliveryFailure {
  if (cause instanceof DeliveryFailure) return cause;
  const { status, code } = (cause ?? {}) as { status?: unknown; code?: unknown };
  if (typeof code === 'number' && code in NUMBER) return new DeliveryFailure(reasonOf(code), 'recipient');
  if (status === 502 || status === 504) return new DeliveryFailure(`Twilio answered ${status}`, 'unsure');
  if (typeof code === 'number') return new DeliveryFailure(`Twilio answered ${String(status)} (Twilio ${code})`, 'provider');
  if (typeof status === 'number') return new DeliveryFailure(`Twilio answered ${status}`, 'provider');
  return new DeliveryFailure('Twilio’s answer was not understood', 'unsure');
}
