export type Decision = 'authenticate' | 'deny' | 'report-fraud';

/**
 * The texts that a device signs: JSON arrays, so that no value can run into the next, with what they are for in front, so that
 * none can stand for another. The server builds the same text from what it received.
 */
export const signedText = {
  activate: (code: string, name: string): string => JSON.stringify(['tessera.activate.v1', code, name]),
  poll: (deviceId: string, counter: number): string => JSON.stringify(['tessera.poll.v1', deviceId, counter]),
  answer: (deviceId: string, counter: number, answer: SignedAnswer): string =>
    JSON.stringify(['tessera.answer.v1', deviceId, counter, answer.requestId, answer.nonce, answer.decision, answer.number]),
  other: (deviceId: string, counter: number, purpose: string, content: string): string =>
    JSON.stringify(['tessera.device.v1', deviceId, counter, purpose, content]),
};

export interface SignedAnswer {
  readonly requestId: string;
  readonly nonce: string;
  readonly decision: Decision;
  /** The two digits; null unless the decision is 'authenticate'. */
  readonly number: string | null;
}

/** An activation code as it is signed: people type it with spaces, dashes and in any case. */
export const plainCode = (typed: string): string => typed.toUpperCase().replaceAll(/[\s\p{Pd}]/gu, '');
