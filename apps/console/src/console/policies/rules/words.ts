import type { ConsolePolicyRuleFragment } from '../../../generated/graphql';

export type Rule = ConsolePolicyRuleFragment;
export type RuleKind = 'group' | 'below' | 'filter';

export const ruleKinds: readonly { kind: RuleKind; word: string; about: string }[] = [
  { kind: 'group', word: 'One group', about: 'Whoever joins it must use a second step. A rename or a move changes nothing.' },
  {
    kind: 'below',
    word: 'Every group below a DN',
    about: 'A group that is made or moved there becomes the requirement by itself.',
  },
  {
    kind: 'filter',
    word: 'Every group that a filter matches',
    about: 'The directory is asked again whenever its groups are read.',
  },
];

type Named = Pick<Rule, 'by' | 'label'>;

/** What a rule is about, without the directory. */
export function ruleWords({ by, label }: Named): string {
  if (by === 'group') return `the group “${label}”`;
  if (by === 'below') return `every group below ${label}`;
  return `every group that matches ${label}`;
}

/** What a policy follows that a rule has made. */
export function followsSentence(group: string | null, rule: Named & Pick<Rule, 'directoryName'>): string {
  const follows = group ? `Follows the group “${group}” of ${rule.directoryName}.` : `Follows a group of ${rule.directoryName}.`;
  return rule.by === 'group' ? follows : `${follows} The rule covers ${ruleWords(rule)}.`;
}
