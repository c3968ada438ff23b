import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { fieldName, type ProviderField } from './words';

interface Props {
  readonly field: ProviderField;
  readonly value: string;
  /** A secret is stored already. */
  readonly kept: boolean;
  readonly error: string | null;
  readonly onChange: (value: string) => void;
}

const TYPES: Readonly<Record<string, string>> = { url: 'url', number: 'number', e164: 'tel' };

export function ProviderFieldInput({ field, value, kept, error, onChange }: Props) {
  const choices = field.form.startsWith('select:') ? field.form.slice('select:'.length).split(',') : null;
  const hint = field.secret && kept ? 'Stored. Leave it empty to keep it.' : field.required ? undefined : 'Optional.';
  return (
    <TextField
      label={fieldName(field.name)}
      value={value}
      onChange={({ target }) => onChange(target.value)}
      required={field.required && !(field.secret && kept)}
      select={Boolean(choices)}
      type={field.secret ? 'password' : TYPES[field.form]}
      error={error !== null}
      helperText={error ?? hint}
      slotProps={{ htmlInput: { autoComplete: 'off', spellCheck: false } }}
    >
      {choices?.map((choice) => (
        <MenuItem key={choice} value={choice}>
          {choice}
        </MenuItem>
      ))}
    </TextField>
  );
}
