import { DirectoryError } from '../errors.js';
import type { RawEntry } from './messages.js';
import { OP } from './messages.js';
import type { LdapResult } from './result-codes.js';

export type Step = 'connect' | 'startTls' | 'bind' | 'search';

/** The one operation that a connection is busy with. */
export interface Waiting {
  readonly step: Step;
  /** Tag of the answer that ends it. */
  readonly answer: number;
  readonly entries: RawEntry[];
  readonly limit: number;
  readonly timer: NodeJS.Timeout;
  readonly resolve: (result: LdapResult) => void;
  readonly reject: (error: DirectoryError) => void;
  /** -1 before the request is sent, and once nothing more may come. */
  messageId: number;
  cookie: Buffer | null;
}

export function closedError(waiting: Waiting | null): DirectoryError {
  if (waiting?.step === 'search') return new DirectoryError('incomplete', 'the server closed the connection in mid-search');
  if (waiting?.step === 'startTls') return new DirectoryError('tls', 'the server closed the connection during StartTLS');
  return new DirectoryError('unreachable', 'the server closed the connection');
}

/** What is wrong with a message that arrives now, or null when it may be taken. */
export function faultOf(waiting: Waiting | null, messageId: number, tag: number): DirectoryError | null {
  if (messageId === 0) return closedError(waiting); // notice of disconnection, RFC 4511 §4.4.1
  if (!waiting || messageId !== waiting.messageId) {
    // In the clear behind the StartTLS answer it is an attempt to be taken for something that came under TLS.
    return new DirectoryError(waiting?.step === 'startTls' ? 'tls' : 'protocol', 'an answer to nothing that was asked');
  }
  if (tag === waiting.answer || tag === OP.intermediate) return null;
  if (waiting.step === 'search') {
    if (tag === OP.searchReference) return new DirectoryError('referral', 'part of the tree lives on another server');
    if (tag === OP.searchEntry && waiting.entries.length < waiting.limit) return null;
    if (tag === OP.searchEntry) return new DirectoryError('incomplete', 'the server sent more than a page');
  }
  return new DirectoryError('protocol', 'an answer of another kind than the request');
}

export function abortError(reason: unknown): DirectoryError {
  if (reason instanceof Error && reason.name === 'TimeoutError') return new DirectoryError('timeout', 'no answer in time');
  return new DirectoryError('cancelled', 'the read was cancelled');
}
