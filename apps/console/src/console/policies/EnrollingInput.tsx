import { SelectInput, TextInput } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { combined } from './combined';
import type { PolicyForm } from './draft';
import { strengths } from './termSentences';

const strengthChoices = Object.entries(strengths).map(([id, name]) => ({ id: Number(id), name }));
/** Through the helpdesk alone is not offered while it has no pass to give: it would shut people out. */
const ways = [
  { id: 'PASSWORD', name: 'With the password, from anywhere' },
  { id: 'NETWORK', name: 'Only from these networks' },
];
const asText = (networks: readonly string[] | undefined) => (networks ?? []).join('\n');
const asLines = (text: string) => (text ? text.split('\n') : []);

/** How strong, where nothing more is asked, and how enrolling may begin. */
export function EnrollingInput() {
  const enrollFrom = useWatch<PolicyForm, 'terms.enrollFrom'>({ name: 'terms.enrollFrom' });
  return (
    <>
      <SelectInput
        source="terms.minimumStrength"
        label="Minimum strength"
        choices={strengthChoices}
        isRequired
        helperText={combined.minimumStrength}
      />
      <TextInput
        source="terms.networks"
        label="Networks without a second factor"
        multiline
        minRows={2}
        format={asText}
        parse={asLines}
        helperText={`One a line, such as 192.0.2.0/24. Never for operators, and only for whoever has enrolled. ${combined.networks}`}
      />
      <SelectInput
        source="terms.enrollFrom"
        label="Enrolling may begin"
        choices={ways}
        isRequired
        helperText={combined.enrollFrom}
      />
      {enrollFrom === 'NETWORK' && (
        <TextInput
          source="terms.enrollNetworks"
          label="Networks in which enrolling may begin"
          multiline
          minRows={2}
          format={asText}
          parse={asLines}
          helperText="One a line, such as 192.0.2.0/24. Of several policies: only addresses that all of them name."
        />
      )}
    </>
  );
}
