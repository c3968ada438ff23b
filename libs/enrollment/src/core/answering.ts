import type { CallAnswer } from '../ports.js';
import type { Outcome } from '../refusals.js';
import type { DeviceRequest } from '../views.js';

/** What a device says is signed: ECDSA P-256 with SHA-256 (FIPS 186-5), IEEE P1363 form, over UTF-8 text of `device/signed-text.ts`. */
export interface SignedByDevice {
  readonly deviceId: string;
  /** Greater than in every message before (attack D04). */
  readonly counter: number;
  readonly signature: Uint8Array;
}
export type DeviceDecision = 'authenticate' | 'deny' | 'report-fraud';

/** Answers that come in beside the page: from a provider, or from the device. Whoever began the request still has to redeem it. */
export interface Answering<H = unknown> {
  /**
   * Keys pressed during a call. `hash`: `#` ended them, which alone confirms; `0#` reports fraud; where the page shows two
   * digits, those and `#`. The host has checked that the provider says so, and says so once.
   */
  answerByKeys(options: { readonly regardingId: string; readonly keys: string; readonly hash: boolean }): Promise<CallAnswer>;
  /** A text that came in. Looks at the digits in it only when a live request was texted to that number. `0` alone reports fraud. */
  answerByReply(options: { readonly from: string; readonly body: string }): Promise<CallAnswer>;

  /** `device_unknown` (wrong, used or late code: indistinguishable), `device_key` (not a P-256 key in SPKI form, or not proven to be held). */
  activateDevice(options: ActivateDevice): Promise<Outcome<ActivatedDevice>>;
  /** The request that waits for this device, or null. `device_unknown`, `device_signature`. */
  pollDevice(options: SignedByDevice): Promise<Outcome<DeviceRequest | null>>;
  /** `device_unknown`, `device_signature`, `challenge_over`, `code_malformed`, `number_wrong`, `second_factor_locked`. */
  answerByDevice(options: AnswerByDevice): Promise<Outcome<{ readonly answer: DeviceDecision }>>;
  /** Anything else that a device wants kept, such as where to push: `purpose` and `content` are under the signature. */
  proveDevice(
    options: SignedByDevice & { readonly purpose: string; readonly content: string; readonly onSuccess: OnDevice<H> },
  ): Promise<Outcome<null>>;
}
export type OnDevice<H> = (host: H, device: { readonly deviceId: string; readonly personId: string }) => Promise<void>;

export interface ActivateDevice {
  readonly code: string;
  /** SubjectPublicKeyInfo, DER. */
  readonly publicKey: Uint8Array;
  /** What the phone calls itself. */
  readonly name: string;
  /** By the new key over the code: proves that it is held. */
  readonly signature: Uint8Array;
}
export interface ActivatedDevice {
  readonly deviceId: string;
  readonly personId: string;
  readonly issuer: string;
  readonly account: string;
}
export interface AnswerByDevice extends SignedByDevice {
  readonly requestId: string;
  readonly decision: DeviceDecision;
  /** The two digits typed on the device; null unless `decision` is 'authenticate'. */
  readonly number: string | null;
}
