import { describe, expect, it } from '@jest/globals';
import { DECISION_REASONS } from './decision/check.js';
import { METHODS } from './methods/registry.js';
import { CORE_AUDIT_ACTIONS } from './ports.js';
import { REFUSAL_CODES, done, refuse } from './refusals.js';

describe('closed lists: a new entry is added at the end of a deliberate change, an old one never changes its meaning', () => {
  it('refusal codes are these', () => {
    expect(REFUSAL_CODES).toEqual([
      'code_malformed',
      'code_wrong',
      'challenge_over',
      'enrollment_over',
      'too_many_tries',
      'second_factor_locked',
      'send_too_soon',
      'send_limit',
      'method_not_allowed',
      'method_unknown',
      'phone_country',
      'phone_punctuation',
      'phone_invalid',
      'phone_kind',
      'phone_extension',
      'blocked',
      'not_activated',
      'not_confirmed',
      'number_wrong',
      'push_paused',
      'push_conflict',
      'recovery_paused',
      'method_last',
      'method_too_new',
      'name_invalid',
      'app_passwords_off',
      'app_password_limit',
      'app_password_wrong',
      'not_found',
      'device_unknown',
      'device_key',
      'device_signature',
    ]);
  });

  it('decision reasons are these', () => {
    expect(DECISION_REASONS).toEqual([
      'directory_not_active',
      'blocked',
      'second_factor_locked',
      'second_factor_proven',
      'recovering',
      'device_remembered',
      'network',
      'needs_review',
      'second_factor_enrolled',
      'no_allowed_method',
      'authenticators_disabled',
      'no_method_offered',
      'required_not_enrolled',
      'enrollment_put_off',
      'enroll_from_network',
      'enroll_by_helpdesk',
      'nothing_required',
      'no_check_answered',
    ]);
  });

  it('methods and audit actions have no double', () => {
    expect(METHODS).toEqual(['app-notification', 'app-code', 'text-message', 'voice-call', 'office-phone', 'recovery-codes']);
    expect(new Set(CORE_AUDIT_ACTIONS).size).toBe(CORE_AUDIT_ACTIONS.length);
  });

  it('a refusal carries its facts, an outcome its value', () => {
    expect(refuse('code_wrong', { triesLeft: 3 })).toEqual({ ok: false, code: 'code_wrong', triesLeft: 3 });
    expect(done(7)).toEqual({ ok: true, value: 7 });
  });
});
