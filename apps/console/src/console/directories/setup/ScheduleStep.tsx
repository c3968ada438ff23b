import Box from '@mui/material/Box';
import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import { useSetup } from './useSetup';

interface Props {
  of: 'syncSeconds' | 'syncMinutes';
  label: string;
  unit: string;
  max: number;
  hint: string;
}

function Every({ of, label, unit, max, hint }: Props) {
  const { form, set, errorAt } = useSetup();
  const error = errorAt(of);
  return (
    <TextField
      label={label}
      type="number"
      value={form[of]}
      onChange={({ target }) => set({ [of]: target.value })}
      required
      error={error !== null}
      helperText={error ?? hint}
      slotProps={{
        htmlInput: { min: 1, max, step: 1 },
        input: { endAdornment: <InputAdornment position="end">{unit}</InputAdornment> },
      }}
    />
  );
}

export const ScheduleStep = () => (
  <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { md: 'minmax(0, 1fr) minmax(0, 1fr)' } }}>
    <Every
      of="syncSeconds"
      label="Look for changes every"
      unit="s"
      max={3600}
      hint="A small question about what changed since. Usually it finds nothing and costs milliseconds."
    />
    <Every
      of="syncMinutes"
      label="Read everything every"
      unit="min"
      max={1440}
      hint="Compares the whole directory. This is what finds people who are gone."
    />
  </Box>
);
