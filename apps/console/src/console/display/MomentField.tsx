import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { zone } from './times';
import { fromLocal, toLocal } from './localTime';

interface Props {
  label: string;
  /** ISO; null: none. */
  value: string | null;
  onChange: (at: string | null) => void;
  /** Said while there is none. */
  none: string;
  error?: string;
}

/** A date and time as the clock on the wall says it, with UTC beneath. */
export function MomentField({ label, value, onChange, none, error }: Props) {
  const [typed, setTyped] = useState(toLocal(value));
  const [seen, setSeen] = useState(value);
  if (seen !== value) {
    setSeen(value);
    if (value !== fromLocal(typed)) setTyped(toLocal(value));
  }
  return (
    <TextField
      type="datetime-local"
      size="small"
      label={label}
      value={typed}
      onChange={({ target }) => {
        setTyped(target.value);
        onChange(fromLocal(target.value));
      }}
      error={Boolean(error)}
      helperText={error ?? (value ? `${zone()}; ${value.slice(0, 16).replace('T', ' ')} UTC` : none)}
      slotProps={{ inputLabel: { shrink: true } }}
    />
  );
}
