import { type Refusal, type RefusalCode } from '@tessera/enrollment';
import { GraphQLError } from 'graphql';

/** Every coded "no" of the API, with the sentence a person reads. The list is closed and pinned by a test. */
export const SENTENCES = {
  code_malformed: 'Enter the six digits of the code.',
  code_wrong: "That code didn't match. Check the newest one and try again.",
  challenge_over: 'That took too long, or it was answered already. Start again.',
  enrollment_over: 'This set-up is no longer running. Start it again.',
  too_many_tries: 'Too many wrong codes. Start again for a new one.',
  second_factor_locked: 'Too many wrong codes. For your protection this is paused for a while.',
  send_too_soon: 'A text was sent a moment ago. Wait before asking for another.',
  send_limit: 'No more texts can be sent for now. Use another way, or try later.',
  method_not_allowed: 'This way of verifying is not available to you.',
  method_unknown: 'This way of verifying is not set up.',
  phone_country: 'Choose a country from the list.',
  phone_punctuation: 'Digits and spaces only, please: no dashes, dots or brackets.',
  phone_invalid: "This doesn't look like a complete number for that country. Include the area code.",
  phone_kind: 'Numbers of this kind cannot be used. Enter a mobile or ordinary line.',
  phone_extension: 'An extension has one to eight digits.',
  blocked: 'Your account is blocked because a sign-in was reported as fraud. Contact your helpdesk.',
  not_activated: 'Connect your phone first: scan the picture with it.',
  not_confirmed: 'Nothing has come in from your phone yet.',
  number_wrong: 'Those are not the two digits on the page. The request has ended; start again.',
  push_paused: 'Too many requests were left open or denied. Notifications are paused; use another way.',
  push_conflict: 'Another sign-in asked at the same time, so both requests were ended. Use another way, or try again.',
  recovery_paused: 'Too many wrong recovery codes. This way is closed for a day.',
  method_last: 'This is your last way of verifying, and your organisation asks for one.',
  method_too_new: 'This way was set up too recently to confirm changes. Use another one.',
  name_invalid: 'A name has 1 to 40 characters.',
  app_passwords_off: 'Your organisation does not allow app passwords.',
  app_password_limit: 'You have as many app passwords as are allowed. Revoke one first.',
  app_password_wrong: 'The app password is not right.',
  device_unknown: 'This phone is not connected to the account any more, or the code has been used.',
  device_key: 'This phone could not prove its key. Connect it again.',
  device_signature: 'The request was not signed properly by this phone.',
  fresh_proof_needed: 'Verify once more to change this.',
  provider_invalid: 'The provider cannot be saved like this.',
  provider_failed: 'The provider did not answer as it should.',
  skip_over: 'This cannot be put off any longer. Set it up now.',
  credentials: 'The name or the password is not right.',
  too_many_attempts: 'Too many attempts. Wait a little, then try again.',
  directory_unavailable: 'Sign-in is not possible right now because the directory is not answering. Try again in a few minutes.',
  needs_review: 'Your account is new and has the name of one seen before. Contact your helpdesk, who will look at it.',
  enroll_from_network: 'Your second step can be set up only from your organisation’s network. Sign in from there once.',
  enroll_by_helpdesk: 'Your organisation asks for a pass before a second step is set up. Ask your helpdesk for one.',
  signin_denied: 'You cannot sign in at the moment. Contact your helpdesk and quote the decision number.',
  session_over: 'You have been signed out. Sign in again.',
  forbidden: 'Your role does not allow this.',
  bad_request: 'The request was not understood.',
  not_found: 'That does not exist any more.',
  setup_token: 'The setup token is wrong or has expired. Restart the server for a new one.',
  setup_closed: 'The first admin has been set up already.',
  preview_moved: 'The number of people has changed since you looked. Check it again before publishing.',
  policy_invalid: 'The policy cannot be saved like this.',
  policy_empty: 'Say whom the policy is for, and allow at least one method.',
  policy_no_method: 'With the other policies in force, some people would be left with no allowed method.',
  policy_system: 'This policy is built in and cannot be changed.',
  policy_managed: 'This policy follows the directory. Change its rule, or the group in the directory.',
  policy_rule_invalid: 'The rule cannot be saved like this.',
  policy_name_taken: 'Another policy has this name.',
  policy_published: 'A published policy cannot be deleted; withdraw it.',
  policy_exception_invalid: 'The exception cannot be made like this.',
  last_way_in: 'After this, no admin could sign in any more.',
  emergency_invalid: 'The emergency account cannot be made like this.',
  campaign_invalid: 'The campaign cannot be begun like this.',
  reason_missing: 'Give a reason; it is kept in the audit log.',
  directory_invalid: 'The directory cannot be saved like this.',
  directory_exists: 'This directory is connected already.',
  directory_password_needed:
    'The addresses or the CA have changed, so the password of the service account has to be typed again.',
  directory_managed_by_environment: 'This directory is set by LDAP_… variables. Change them, and start the server again.',
  directory_removed: 'This directory has been removed.',
  directory_paused: 'This directory is paused. Resume it first.',
  directory_checking: 'Another check is running. Try again when it has ended.',
  sync_running: 'A sync of this directory is running already.',
  sync_not_held: 'This run is not waiting for a decision.',
  sync_not_running: 'This run has ended already.',
  sync_not_undoable: 'This run cannot be undone.',
  internal: 'Something went wrong on the server. Try again; if it stays, tell your admin the number.',
} as const satisfies Record<RefusalCode, string> & Record<string, string>;

export type ApiCode = keyof typeof SENTENCES;

export interface RefusedFacts {
  readonly field?: string;
  readonly retryAt?: Date;
  readonly triesLeft?: number;
  readonly decisionId?: string;
  readonly [fact: string]: unknown;
}

/** A coded refusal on its way out. Thrown by resolvers only, after the transaction that decided it has committed. */
export class Refused extends GraphQLError {
  constructor(code: ApiCode, facts: RefusedFacts = {}, sentence: string = SENTENCES[code]) {
    super(sentence, { extensions: { ...facts, retryAt: facts.retryAt?.toISOString(), code } });
  }

  static of(refusal: Refusal): Refused {
    const { code, retryAt, triesLeft, field } = refusal;
    return new Refused(code, { retryAt, triesLeft, field });
  }
}

/** The value of an outcome; a refusal becomes a coded error. Call it after the flow has returned, never inside it. */
export function valueOrRefused<T>(outcome: { readonly ok: true; readonly value: T } | Refusal): T {
  if (outcome.ok) return outcome.value;
  throw Refused.of(outcome);
}
