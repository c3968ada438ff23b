import type { Locale } from '@tessera/enrollment';
import { SENTENCE_WORDS } from './sentence-words.js';

export interface Reason {
  readonly policyId: string;
  readonly policyName: string;
  readonly versionId: string;
  readonly versionNumber: number;
  readonly condition: string;
  /** Names, outermost first. */
  readonly path: readonly string[];
}

export interface RequirementFacts {
  readonly required: boolean;
  readonly since: Date | null;
  readonly methods: readonly string[];
  readonly reasons: readonly Reason[];
  /** A usable authenticator of an allowed method is there. */
  readonly enrolled: boolean;
}

/** Policies named in full; the rest is counted. */
const NAMED = 2;

const dayIn = (locale: Locale, at: Date): string =>
  new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(at);

/** "Must use MFA since 3 March 2026 because of All staff via Sales EU → Sales; enrolled." From the person's own group outwards. */
export function requirementSentence(
  { required, since, methods, reasons, enrolled }: RequirementFacts,
  locale: Locale = 'en',
): string {
  const words = SENTENCE_WORDS[locale];
  if (!required) return words.notRequired;
  const policies = [...new Map(reasons.toReversed().map((reason) => [reason.policyId, reason])).values()].toReversed();
  const named = policies
    .slice(0, NAMED)
    .map(({ policyName, path }) => (path.length > 0 ? words.via(policyName, path.toReversed().join(' → ')) : policyName));
  const more = policies.length - named.length;
  if (more > 0) named.push(words.morePolicies(more));
  const list = new Intl.ListFormat(locale, { type: 'conjunction' }).format(named);
  const end = methods.length === 0 ? words.noMethod : enrolled ? words.enrolled : words.notEnrolled;
  return words.must(since && dayIn(locale, since), list, end);
}
