import type { Method, NoticeKind } from '@tessera/enrollment';

/** Facts that a notice may list, each on a line of its own behind its word: no language has to bend a sentence around them. */
export type ListedFact = 'way' | 'name' | 'application' | 'place' | 'browser' | 'wrongAnswers' | 'until' | 'codesLeft' | 'when';

/** Everything that notices say in one language. Complete by type: a kind without words does not compile. */
export interface NoticeWords {
  readonly greeting: (name: string) => string;
  readonly methods: Readonly<Record<Method, string>>;
  /** A way of verifying with what is known of it, such as 'text message (+49 ••• ••42)'. */
  readonly way: (method: string, hint: string) => string;
  readonly facts: Readonly<Record<ListedFact, string>>;
  /** One fact's line. */
  readonly fact: (word: string, value: string) => string;
  readonly notices: Readonly<Record<NoticeKind, { readonly subject: string; readonly text: string }>>;
  /** Where to go when it was somebody else. `portal`: the sign-in page's address. */
  readonly notYou: (portal: string) => string;
  /** The same for somebody who cannot sign in any more. */
  readonly blocked: string;
}
