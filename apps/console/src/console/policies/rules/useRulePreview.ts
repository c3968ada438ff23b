import { useWatch } from 'react-hook-form';
import { ConsolePreviewPolicyRuleDocument, type PolicyRuleInput } from '../../../generated/graphql';
import { useAsk } from '../../data/useAsk';
import { useDebounced } from '../../display/useDebounced';
import { methodOrder } from '../../display/methods';
import { type RuleForm, ruleInputOf } from './ruleForm';

/** What the form, as it stands now, would do. A filter is put to the directory itself, so it has to be still for a moment. */
export function useRulePreview(ruleId: string | null) {
  const form = useWatch<RuleForm>() as RuleForm;
  const input = ruleInputOf(form);
  const now = JSON.stringify({ ...input, methods: input.methods?.length ? input.methods : methodOrder });
  const still = useDebounced(now, 500);
  const { terms: _, ...asked } = JSON.parse(still) as PolicyRuleInput;
  const enabled = asked.value !== '';
  const answer = useAsk(ConsolePreviewPolicyRuleDocument, { id: ruleId, input: asked }, { enabled });
  const fresh = enabled && still === now && !answer.error && !answer.isFetching;
  return {
    preview: enabled && !answer.error ? (answer.data?.previewPolicyRule ?? null) : null,
    error: enabled && still === now ? answer.error : null,
    counting: input.value !== '' && (answer.isFetching || still !== now),
    /** Whether the numbers are those of the form. */
    fresh,
    refetch: answer.refetch,
  };
}
