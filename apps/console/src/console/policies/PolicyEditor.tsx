import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import { Form, required, TextInput } from 'react-admin';
import { combined } from './combined';
import { ConditionsInput } from './ConditionsInput';
import { formOf, type PolicyRecord } from './draft';
import { MethodsInput } from './MethodsInput';
import { PolicyEditorButtons } from './PolicyEditorButtons';
import { PolicyPreview } from './PolicyPreview';
import { TermsInput } from './TermsInput';
import { EnrollingInput } from './EnrollingInput';
import { StartInput } from './StartInput';
import { focusOnMount } from '../display/focusOnMount';

const needed = required();

/** The rule on the left, whom it hits on the right. */
export const PolicyEditor = ({ policy }: { policy: PolicyRecord | null }) => (
  <Form defaultValues={formOf(policy)} onSubmit={() => undefined} disableInvalidFormNotification>
    <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { lg: 'minmax(0, 5fr) minmax(0, 4fr)' }, alignItems: 'start' }}>
      <Card sx={{ p: 2, display: 'grid', gap: 1.5 }}>
        <TextInput
          source="name"
          label="Name"
          validate={needed}
          inputRef={policy ? undefined : focusOnMount}
          helperText="What the audit log and people's reasons will call it."
        />
        <TextInput source="description" label="Description" helperText={false} multiline minRows={2} />
        <ConditionsInput
          source="include"
          label="Require a second step of"
          kinds={['everyone', 'group', 'organisational-unit']}
          hint="Groups count with the groups inside them, units with everything below them."
          validate={needed}
        />
        <ConditionsInput
          source="exclude"
          label="Except"
          kinds={['group', 'organisational-unit', 'person']}
          hint="Whoever matches here is not required by this policy. Another policy may still require it."
        />
        <MethodsInput more={combined.methods} />
        <StartInput />
        <TermsInput />
        <EnrollingInput />
        <PolicyEditorButtons policy={policy} />
      </Card>
      <PolicyPreview policyId={policy?.id ?? null} />
    </Box>
  </Form>
);
