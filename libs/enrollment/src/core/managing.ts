import type { Method } from '../methods/registry.js';
import type { FraudReport } from '../ports.js';
import type { Outcome } from '../refusals.js';
import type { AppPasswordView, AuthenticatorView, NewAppPassword, RecoveryCodesView } from '../views.js';
import type { Asker } from './asking.js';

/** A person's own set, behind the fresh proof that the host has asked for (attacks A12, E15). */
export interface Managing {
  /** Preferred first, then oldest first; disabled ones are included and marked. */
  listMethods(options: { readonly personId: string }): Promise<AuthenticatorView[]>;
  /** Until when this person's second factors are paused, or null. */
  secondFactorLockedUntil(options: { readonly personId: string }): Promise<Date | null>;
  /** `method_unknown`, `name_invalid` (1 to 40 characters, none of them for control or direction). */
  renameMethod(options: Asker & { readonly id: string; readonly label: string }): Promise<Outcome<AuthenticatorView>>;
  /** `method_unknown`, `method_not_allowed` for recovery codes and disabled ones. */
  preferMethod(options: Asker & { readonly id: string }): Promise<Outcome<AuthenticatorView>>;
  /** `required`: policy asks this person for a second factor, of `allowedMethods`. `method_unknown`, `method_last`: nothing usable would be left. */
  removeMethod(
    options: Asker & { readonly id: string; readonly required: boolean; readonly allowedMethods: readonly Method[] },
  ): Promise<Outcome<AuthenticatorView>>;
  /** A new set; the old one ends. Shown once. `method_not_allowed` when nothing else is enrolled, `second_factor_locked`, `blocked`. */
  issueRecoveryCodes(options: Asker): Promise<Outcome<RecoveryCodesView>>;

  listAppPasswords(options: { readonly personId: string }): Promise<AppPasswordView[]>;
  /** `app_passwords_off` (policy), `app_password_limit`, `name_invalid`. The password is in this answer and nowhere else. */
  createAppPassword(
    options: Asker & { readonly name: string; readonly terms: AppPasswordTerms },
  ): Promise<Outcome<NewAppPassword>>;
  /** `not_found`. */
  revokeAppPassword(options: Asker & { readonly id: string }): Promise<Outcome<AppPasswordView>>;
  /** For a program that signs in with one. Never a session, never a second factor. `app_password_wrong` for every no. */
  verifyAppPassword(options: {
    readonly personId: string;
    readonly password: unknown;
    readonly from: string;
  }): Promise<Outcome<AppPasswordView>>;

  /** "This was not me", from the portal. Blocks, ends whatever rests on trust in this person, and tells. */
  reportFraud(options: { readonly personId: string; readonly report: FraudReport }): Promise<void>;
}
/** What policy says about app passwords of one person. */
export interface AppPasswordTerms {
  readonly allowed: boolean;
  readonly most: number;
  readonly days: number;
}
