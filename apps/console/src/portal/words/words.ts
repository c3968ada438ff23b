import type { words as english } from './en';
import type { SameShape } from './forms';

/** Everything the portal says, in one language. A language that lacks a word does not compile. */
export type Words = SameShape<typeof english>;
