import type { Tx } from '../ports.js';
import type { Locale } from '../words/locales.js';
import type { AuthenticatorView } from '../views.js';

/** Who asks: the person, and the half-session or session that the first factor gave them. */
export interface Asker {
  readonly personId: string;
  readonly sessionId: string;
}
/** Runs inside the transaction that accepts the proof, so that a session commits with it or not at all. A throw undoes both. */
export type OnSuccess<H> = (tx: Tx<H>, authenticator: AuthenticatorView) => Promise<void>;

export interface WithHandle extends Asker {
  readonly handle: string;
}
export interface WithSource {
  /** Where the request came from, as text (an address, or the network that the host counts as one). Limits sends. */
  readonly source: string;
  /** The language of the page: what is sent or said is in it. */
  readonly locale: Locale;
}
