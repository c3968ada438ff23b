/** How a rule names the groups that are the requirement. */
export const RULE_KINDS = ['group', 'below', 'filter'] as const;
export type RuleKind = (typeof RULE_KINDS)[number];

/** Whether a canonical path lies at or below another, as SQL. */
export const isWithin = (path: string, above: string): string =>
  `(${path} = ${above} OR starts_with(${path}, ${above} || chr(31)))`;

/** Whether a group `g` is one that the rule `r` names, as SQL over `policy_rule r` and `directory_group g`. */
export const RULE_MATCHES = `(CASE r.by
  WHEN 'group' THEN g.external_id = r.value
  WHEN 'below' THEN ${isWithin('g.path', 'r.path')}
  ELSE EXISTS (SELECT 1 FROM policy_rule_group m WHERE m.rule_id = r.id AND m.external_id = g.external_id AND m.gone_by IS NULL) END)`;
