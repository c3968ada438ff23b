import Dialog from '@mui/material/Dialog';
import DialogTitle from '@mui/material/DialogTitle';
import { Form } from 'react-admin';
import { ConsoleRuleDirectoriesDocument } from '../../../generated/graphql';
import { useAsk } from '../../data/useAsk';
import { Ask } from '../../display/Ask';
import { RuleFields } from './RuleFields';
import { ruleFormOf } from './ruleForm';
import type { Rule } from './words';

interface Props {
  /** Null: a new one. */
  rule: Rule | null;
  onClose: () => void;
}

/** The rule on the left, whom it hits on the right; in force when it is saved. */
export function RuleDialog({ rule, onClose }: Props) {
  const asked = useAsk(ConsoleRuleDirectoriesDocument, {});
  return (
    <Dialog open onClose={onClose} maxWidth="lg" fullWidth aria-labelledby="rule-title">
      <DialogTitle id="rule-title">{rule ? 'Change the rule' : 'Let the directory require it'}</DialogTitle>
      <Ask asked={asked}>
        {({ directories }) => (
          <Form
            defaultValues={ruleFormOf(rule, directories[0]?.id ?? '')}
            onSubmit={() => undefined}
            disableInvalidFormNotification
          >
            <RuleFields rule={rule} directories={directories} onClose={onClose} />
          </Form>
        )}
      </Ask>
    </Dialog>
  );
}
