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

const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** Policies named in full; the rest is counted. */
const NAMED = 2;

/** From the person's own group outwards: 'All staff via Sales EU → Sales'. */
const because = ({ policyName, path }: Reason): string =>
  path.length > 0 ? `${policyName} via ${path.toReversed().join(' → ')}` : policyName;

/** "Must use MFA since 3 March 2026 because of All staff via Sales EU → Sales; enrolled." */
export function requirementSentence({ required, since, methods, reasons, enrolled }: RequirementFacts): string {
  if (!required) return 'Not required.';
  const policies = [...new Map(reasons.toReversed().map((reason) => [reason.policyId, reason])).values()].toReversed();
  const named = policies.slice(0, NAMED).map(because);
  const more = policies.length - named.length;
  if (more > 0) named.push(more === 1 ? '1 more policy' : `${more} more policies`);
  const list = new Intl.ListFormat('en', { type: 'conjunction' }).format(named);
  const end = methods.length === 0 ? 'no method is allowed by all of them' : enrolled ? 'enrolled' : 'not enrolled yet';
  return `Must use MFA${since ? ` since ${DAY.format(since)}` : ''} because of ${list}; ${end}.`;
}
