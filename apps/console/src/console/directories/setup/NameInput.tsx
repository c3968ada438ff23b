import TextField from '@mui/material/TextField';
import { useSetup } from './useSetup';

export function NameInput() {
  const { form, set, errorAt } = useSetup();
  const error = errorAt('name');
  return (
    <TextField
      label="Name"
      value={form.name}
      onChange={({ target }) => set({ name: target.value })}
      required
      error={error !== null}
      helperText={error ?? 'What lists, reasons and the log call it.'}
      slotProps={{ htmlInput: { autoComplete: 'off' } }}
    />
  );
}
