import type { Locale } from '../words/locales.js';

export interface Outbox {
  /** The host seals `to` and `content`; no job row, log or answer ever holds them in the clear (B08, J06). */
  enqueue(message: OutgoingMessage): Promise<void>;
}
interface Outgoing {
  /** Also the idempotency key towards the provider. */
  readonly id: string;
  readonly personId: string;
  /** The enrollment or challenge it belongs to, so that the page can show how the delivery goes. */
  readonly regardingId: string;
  /** Dropped unsent after this. */
  readonly expiresAt: Date;
}
export interface OutgoingText extends Outgoing {
  readonly kind: 'text-message';
  /** E.164. */
  readonly to: string;
  readonly content: { readonly body: string };
}
/** A call is a small script: the host's channel turns it into what its provider speaks. */
export interface OutgoingCall extends Outgoing {
  readonly kind: 'voice-call';
  readonly to: string;
  readonly content: CallScript;
}
export interface CallScript {
  readonly locale: Locale;
  /** Digits only; dialled after the line is up. */
  readonly extension: string | null;
  /** Who calls and why, and which keys to press. Said, and said once more when nothing was pressed. */
  readonly greeting: string;
  /** Said by what the answer turned out to be; then the line is closed. */
  readonly endings: Readonly<Record<CallAnswer, string>>;
}
/** What became of the keys: `wrong` digits, `over` because the request is, `nothing` when none were pressed. */
export type CallAnswer = 'confirmed' | 'fraud_reported' | 'wrong' | 'over' | 'nothing';

/** Wakes a device; it asks for the request itself, so nothing of it travels through the push service. */
export interface OutgoingPush extends Outgoing {
  readonly kind: 'push';
  /** The device's id. */
  readonly to: string;
  readonly content: { readonly title: string; readonly body: string };
}
export type OutgoingMessage = OutgoingText | OutgoingCall | OutgoingPush;

/** What a person is told by mail, beside the page (NIST SP 800-63B §4.6: tell about changes). The host writes and sends it in their language. */
export interface Notices {
  tell(notice: Notice): Promise<void>;
}
export type NoticeKind =
  | 'wrong_answers'
  | 'second_factor_paused'
  | 'authenticator_added'
  | 'authenticator_removed'
  | 'authenticator_disabled'
  | 'enrollment_superseded'
  | 'parallel_requests'
  | 'code_replayed'
  | 'recovery_code_used'
  | 'recovery_codes_issued'
  | 'app_password_created'
  | 'fraud_reported';
export interface Notice {
  readonly kind: NoticeKind;
  readonly personId: string;
  /** Masked hints, labels, method names, counts. */
  readonly facts: Readonly<Record<string, string | number>>;
}
