import type { CallAnswer, Purpose } from '../ports.js';

export interface TextFacts {
  readonly issuer: string;
  readonly purpose: Purpose;
  readonly code: string;
  readonly minutes: number;
}
export interface CallFacts {
  readonly issuer: string;
  readonly purpose: Purpose;
  /** Where the request came from, ready to be spoken; null when nothing can be said. */
  readonly place: string | null;
  /** Two digits on the page are asked for instead of the hash key alone. */
  readonly digits: boolean;
}

/** Everything that a person reads on a phone or hears on a call, in one language. A language is complete or it does not compile. */
export interface Words {
  /** One part of a text (160 characters of GSM 03.38) where the language allows it. */
  readonly codeText: (facts: TextFacts) => string;
  /** Said, and said once more when nothing is pressed. */
  readonly callGreeting: (facts: CallFacts) => string;
  readonly callEndings: Readonly<Record<CallAnswer, string>>;
  /** Wakes the device; what it is about is read there. */
  readonly pushBody: Readonly<Record<Purpose, string>>;
}
