import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import { required, TextInput } from 'react-admin';
import { useFormContext, useWatch } from 'react-hook-form';
import {
  ConsoleCreatePolicyRuleDocument,
  type ConsoleRuleDirectoriesQuery,
  ConsoleUpdatePolicyRuleDocument,
} from '../../../generated/graphql';
import type { ApiError } from '../../../graphql/client';
import { useAct } from '../../data/useAct';
import { people } from '../../display/Figure';
import { MethodsInput } from '../MethodsInput';
import { EnrollingInput } from '../EnrollingInput';
import { TermsInput } from '../TermsInput';
import { type RuleForm, ruleInputOf } from './ruleForm';
import { RulePreview } from './RulePreview';
import { RuleWhichInput } from './RuleWhichInput';
import { useRulePreview } from './useRulePreview';
import type { Rule } from './words';

interface Props {
  rule: Rule | null;
  directories: ConsoleRuleDirectoriesQuery['directories'];
  onClose: () => void;
}

const needed = required();
/** Refusals that stand at a field of this form. */
const atFields = ['value', 'directoryId'];

export function RuleFields({ rule, directories, onClose }: Props) {
  const { handleSubmit } = useFormContext<RuleForm>();
  const reason = useWatch<RuleForm, 'reason'>({ name: 'reason' }) ?? '';
  const { preview, error: unclear, counting, fresh, refetch } = useRulePreview(rule?.id ?? null);
  const onRefused = (error: ApiError): true => {
    if (error.code === 'preview_moved') void refetch();
    return true;
  };
  const told = (number: number) => `In force: a second step is required of ${people(number)}.`;
  const create = useAct(ConsoleCreatePolicyRuleDocument, {
    told: ({ createPolicyRule }) => told(createPolicyRule.people),
    onDone: onClose,
    onRefused,
  });
  const update = useAct(ConsoleUpdatePolicyRuleDocument, {
    told: ({ updatePolicyRule }) => told(updatePolicyRule.people),
    onDone: onClose,
    onRefused,
  });
  const refused = create.error ?? update.error;
  const error = unclear ?? refused;

  const save = handleSubmit((form) => {
    if (!preview) return;
    const variables = { input: ruleInputOf(form), reason: form.reason.trim(), expectedPeople: preview.people.matched };
    if (rule) update.mutate({ id: rule.id, ...variables });
    else create.mutate(variables);
  });

  return (
    <>
      <DialogContent
        sx={{ display: 'grid', gap: 2, gridTemplateColumns: { md: 'minmax(0, 5fr) minmax(0, 4fr)' }, alignItems: 'start' }}
      >
        <Box sx={{ display: 'grid', gap: 2 }}>
          <RuleWhichInput directories={directories} fixed={rule !== null} error={error} />
          <MethodsInput />
          <TermsInput />
          <EnrollingInput />
          <TextInput
            source="reason"
            label="Reason"
            validate={needed}
            multiline
            minRows={2}
            helperText="Kept in the audit log with your name."
          />
          {error && !atFields.includes(error.field ?? '') && <Alert severity="error">{error.message}</Alert>}
        </Box>
        <RulePreview preview={preview} counting={counting} />
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2 }}>
        <Button onClick={onClose}>Cancel</Button>
        <Button
          variant="contained"
          loading={create.isPending || update.isPending}
          disabled={!fresh || !preview || !reason.trim()}
          onClick={(event) => void save(event)}
        >
          {preview ? `Require it of ${people(preview.people.matched)}` : 'Require it'}
        </Button>
      </DialogActions>
    </>
  );
}
