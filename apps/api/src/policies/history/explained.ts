import type { LiveCondition } from './live-conditions.js';
import { type MatchedPolicy, UnmatchedBecause, type UnmatchedPolicy } from './explanation.types.js';

type Said = Pick<LiveCondition, 'condition' | 'label'>;

/** "a member of “Sales”" */
const being = ({ condition, label }: Said): string => {
  switch (condition) {
    case 'group':
      return `a member of “${label}”`;
    case 'organisational-unit':
      return `inside the unit “${label}”`;
    case 'person':
      return `the person “${label}”`;
    case 'attribute':
      return `somebody of whom “${label}” is true`;
    case 'console-role':
      return 'a holder of a console role';
    case 'everyone':
      return 'known to a directory';
    default:
      return `met by “${label}”`;
  }
};

const any = (conditions: readonly Said[]): string =>
  new Intl.ListFormat('en', { type: 'disjunction' }).format(conditions.map(being));

/** What ends a match: the innermost group is where the person is a direct member. */
export function endOf({ condition, label }: Said, path: readonly string[]): string {
  const innermost = path.at(-1);
  if ((condition === 'group' || condition === 'console-role') && innermost !== undefined) {
    return `No longer being a member of “${innermost}”, an exclusion, or an exception.`;
  }
  return `No longer being ${being({ condition, label })}, an exclusion, or an exception.`;
}

/** Of every active version: by which conditions it matches one person, or the first one that failed. */
export function explained(
  conditions: readonly LiveCondition[],
  excepted: boolean,
): { matched: MatchedPolicy[]; unmatched: UnmatchedPolicy[] } {
  const matched: MatchedPolicy[] = [];
  const unmatched: UnmatchedPolicy[] = [];
  for (const id of new Set(conditions.map((one) => one.versionId))) {
    const own = conditions.filter((one) => one.versionId === id);
    const [first] = own;
    if (!first) continue;
    const { policyId, policyName, versionId, versionNumber, observes } = first;
    const policy = { policyId, policyName, versionId, versionNumber, observes };
    const include = own.filter(({ effect }) => effect === 'include');
    const met = include.filter(({ path }) => path !== null);
    const excludedBy = own.find(({ effect, path }) => effect === 'exclude' && path !== null);
    const no = (because: UnmatchedBecause, sentence: string, change: string, path: string[] = []): void => {
      unmatched.push({ ...policy, because, sentence, change, path });
    };
    if (met.length === 0) {
      no(UnmatchedBecause.NOT_INCLUDED, `Is not ${include[0] ? being(include[0]) : 'included'}.`, `Being ${any(include)}.`);
    } else if (excludedBy) {
      no(
        UnmatchedBecause.EXCLUDED,
        `Is left out as ${being(excludedBy)}.`,
        `No longer being ${being(excludedBy)}.`,
        excludedBy.path ?? [],
      );
    } else if (!first.begun) {
      const day = first.startsAt?.toISOString() ?? '';
      no(UnmatchedBecause.NOT_STARTED, `It starts only at ${day}.`, `The start at ${day}.`);
    } else if (excepted && !first.system) {
      no(UnmatchedBecause.EXCEPTION, 'A temporary exception runs.', 'The end of the exception.');
    } else {
      for (const { condition, label, path } of met) {
        matched.push({ ...policy, condition, label, path: path ?? [], change: endOf({ condition, label }, path ?? []) });
      }
    }
  }
  return { matched, unmatched };
}
