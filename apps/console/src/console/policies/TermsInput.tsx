import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { BooleanInput, maxValue, minValue, NumberInput } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { combined } from './combined';
import type { PolicyForm } from './draft';

const between = (low: number, high: number) => [minValue(low, `At least ${low}`), maxValue(high, `At most ${high}`)];

/** What a policy says beside whom and how. The strictest of all policies that require a person holds. */
export function TermsInput() {
  const methods = useWatch<PolicyForm, 'methods'>({ name: 'methods' }) ?? [];
  const appPasswordDays = useWatch<PolicyForm, 'terms.appPasswordDays'>({ name: 'terms.appPasswordDays' });
  const calls = methods.includes('VOICE_CALL') || methods.includes('OFFICE_PHONE');
  return (
    <Box component="fieldset" sx={{ border: 0, p: 0, m: 0, display: 'grid', gap: 1.5 }}>
      <Typography component="legend" variant="subtitle2" sx={{ mb: 1.5 }}>
        Terms
      </Typography>
      <NumberInput
        source="terms.graceDays"
        label="Days in which enrolling can be put off"
        min={0}
        max={30}
        validate={between(0, 30)}
        helperText={`Counted from the first time anything required the person; 0 asks at the next sign-in and lets nobody past. ${combined.graceDays}`}
      />
      <BooleanInput
        source="terms.backupRequired"
        label="A second way is required"
        helperText={`After the first method, people add another one or print recovery codes before they go on. ${combined.backupRequired}`}
      />
      {calls && (
        <BooleanInput
          source="terms.digitsOnCalls"
          label="Calls ask for two digits that the page shows"
          helperText={`Safer than pressing #, which a voicemail greeting can play. ${combined.digitsOnCalls}`}
        />
      )}
      {methods.includes('OFFICE_PHONE') && (
        <BooleanInput
          source="terms.officePhoneEditable"
          label="People may type another office phone than the directory's"
          helperText={combined.officePhoneEditable}
        />
      )}
      <NumberInput
        source="terms.rememberDays"
        label="Days for which a browser may be remembered"
        min={0}
        max={30}
        validate={between(0, 30)}
        helperText={`0: the second step is asked at every sign-in. Console operators are never remembered. ${combined.rememberDays}`}
      />
      <NumberInput
        source="terms.appPasswordDays"
        label="Life of an app password in days"
        min={0}
        max={365}
        validate={between(0, 365)}
        helperText={`For programs that cannot show a second step. 0: there are none. ${combined.appPasswordDays}`}
      />
      {appPasswordDays > 0 && (
        <NumberInput
          source="terms.appPasswordsMost"
          label="App passwords a person may have"
          min={1}
          max={10}
          validate={between(1, 10)}
          helperText={combined.appPasswordsMost}
        />
      )}
    </Box>
  );
}
