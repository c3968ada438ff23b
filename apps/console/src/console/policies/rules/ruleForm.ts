import type { Method, PolicyRuleInput } from '../../../generated/graphql';
import { emptyForm, type Terms, termsOf } from '../draft';
import type { Rule, RuleKind } from './words';

/** What the dialog holds. Each kind keeps its own value, so that looking at another one loses nothing. */
export interface RuleForm {
  directoryId: string;
  by: RuleKind;
  group: { id: string; name: string } | null;
  below: string;
  filter: string;
  methods: Method[];
  terms: Terms;
  reason: string;
}

export function ruleFormOf(rule: Rule | null, directoryId: string): RuleForm {
  const { methods, terms } = rule ?? emptyForm;
  const by = (rule?.by ?? 'group') as RuleKind;
  return {
    directoryId: rule?.directoryId ?? directoryId,
    by,
    group: rule && by === 'group' ? { id: rule.value, name: rule.label } : null,
    below: rule && by === 'below' ? rule.value : '',
    filter: rule && by === 'filter' ? rule.value : '',
    methods,
    terms,
    reason: '',
  };
}

export function ruleInputOf({ directoryId, by, group, below, filter, methods, terms }: RuleForm): PolicyRuleInput {
  const value = { group: group?.id ?? '', below: below ?? '', filter: filter ?? '' }[by];
  return { directoryId, by, value: value.trim(), methods, terms: termsOf(terms) };
}
