/**
 * Every way in which the enrollment core says no. The list is closed and pinned by a test: the portal has a sentence for
 * each, and a code never changes its meaning. Codes that tell an outsider something about a person do not exist.
 */
export const REFUSAL_CODES = [
  'code_malformed', // not six ASCII digits; costs no guess
  'code_wrong', // wrong, used, replaced: indistinguishable on purpose
  'challenge_over', // unknown handle, foreign handle, expired, answered or cancelled: indistinguishable on purpose
  'enrollment_over',
  'too_many_tries', // this challenge or enrollment is spent; begin a new one
  'second_factor_locked', // person-wide pause after wrong answers; `retryAt` says until when
  'send_too_soon', // `retryAt`
  'send_limit', // no further text for this challenge, number, person or source; `retryAt` when known
  'method_not_allowed', // policy does not offer this method, or it is already enrolled where only one may be
  'method_unknown', // no such authenticator of this person
  'phone_country', // country is not an ISO code or not on the allowed list
  'phone_punctuation', // S9: spaces yes, punctuation no
  'phone_invalid', // not a number that exists in that country's plan
  'phone_kind', // premium, shared cost, satellite, toll free …: never dialled
  'phone_extension', // not 1 to 8 digits
  'blocked', // fraud was reported; another person has to lift it
  'not_activated', // no phone has become this enrollment's device yet
  'not_confirmed', // nothing has come in beside the page yet
  'number_wrong', // the two digits typed on the device; ends the request
  'push_paused', // too many notifications unanswered or denied; `retryAt`
  'push_conflict', // another sign-in of the same person asked at the same time; both are over
  'recovery_paused', // too many wrong recovery codes; `retryAt`
  'method_last', // nothing would be left that policy accepts
  'method_too_new', // enrolled too recently to confirm changes
  'name_invalid',
  'app_passwords_off', // policy does not allow them
  'app_password_limit',
  'app_password_wrong',
  'not_found',
  'device_unknown', // wrong, used or late activation code; unknown or removed device: indistinguishable on purpose
  'device_key', // not a P-256 public key, or its signature does not prove that it is held
  'device_signature', // wrong signature, or a counter that is not greater than the last
] as const;

export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** An expected "no". A value, never an exception: a throw would roll back the attempt that was just counted. */
export interface Refusal {
  readonly ok: false;
  readonly code: RefusalCode;
  /** When trying again can succeed, where that is known. */
  readonly retryAt?: Date;
  /** Tries left on this challenge or enrollment, where one was spent. */
  readonly triesLeft?: number;
  /** The input field that the sentence belongs to. */
  readonly field?: string;
}

export type Outcome<T> = { readonly ok: true; readonly value: T } | Refusal;

export const done = <T>(value: T): Outcome<T> => ({ ok: true, value });

export const refuse = (code: RefusalCode, facts: Omit<Refusal, 'ok' | 'code'> = {}): Refusal => ({ ok: false, code, ...facts });
