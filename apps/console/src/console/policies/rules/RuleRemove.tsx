import Box from '@mui/material/Box';
import { ConsolePolicyRulePoliciesDocument, ConsoleRemovePolicyRuleDocument } from '../../../generated/graphql';
import { useAct } from '../../data/useAct';
import { useAsk } from '../../data/useAsk';
import { Ask } from '../../display/Ask';
import { count, people } from '../../display/Figure';
import { ReasonDialog } from '../../display/ReasonDialog';
import { type Rule, ruleWords } from './words';

interface Props {
  rule: Rule;
  onClose: () => void;
}

/** Says which policies end, and asks why. */
export function RuleRemove({ rule, onClose }: Props) {
  const asked = useAsk(ConsolePolicyRulePoliciesDocument, {});
  const remove = useAct(ConsoleRemovePolicyRuleDocument, {
    told: () => 'The rule was removed.',
    onDone: onClose,
    onRefused: () => true,
  });
  return (
    <ReasonDialog
      title="Remove this rule?"
      action={`Remove for ${people(rule.people)}`}
      danger
      pending={remove.isPending}
      error={remove.error}
      onCancel={onClose}
      onConfirm={(reason) => remove.mutate({ id: rule.id, reason })}
    >
      <div>
        {rule.directoryName}: {ruleWords(rule)} will no longer require a second step. Whoever has enrolled keeps their methods and
        is still asked for them.
      </div>
      <Ask asked={asked} rows={2}>
        {({ policyRules }) => {
          const ending = policyRules.find(({ id }) => id === rule.id)?.policies ?? [];
          if (ending.length === 0) return <div>No policy is in force by it.</div>;
          return (
            <div>
              {rule.groups === 1 ? 'One policy ends:' : `${count(rule.groups)} policies end:`}
              <Box component="ul" aria-label="Policies that end" sx={{ m: 0, pl: 2.5, maxHeight: 180, overflow: 'auto' }}>
                {ending.map(({ id, name, people: number }) => (
                  <li key={id}>
                    {name} ({people(number)})
                  </li>
                ))}
                {ending.length < rule.groups && <li>and {count(rule.groups - ending.length)} more</li>}
              </Box>
            </div>
          );
        }}
      </Ask>
    </ReasonDialog>
  );
}
