import Box from '@mui/material/Box';
import { RadioButtonGroupInput, useInput } from 'react-admin';
import { MomentField } from '../display/MomentField';

const modes = [
  { id: 'ENFORCE', name: 'Enforce' },
  { id: 'OBSERVE', name: 'Only observe' },
];

/** Whether it asks anything of anybody, and from when. */
export function StartInput() {
  const { field, fieldState } = useInput<string | null>({ source: 'startsAt', parse: (at: string | null) => at });
  const mode = useInput<string>({ source: 'mode' }).field.value;
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      <RadioButtonGroupInput
        source="mode"
        label="Mode"
        choices={modes}
        helperText={
          mode === 'OBSERVE'
            ? 'It is matched and written down with each sign-in, and asks nothing of anybody.'
            : 'Whoever it matches must use a second step.'
        }
      />
      <MomentField
        label="Starts"
        value={field.value ?? null}
        onChange={field.onChange}
        none="From when it is published. It matches nobody before."
        error={fieldState.error?.message}
      />
    </Box>
  );
}
