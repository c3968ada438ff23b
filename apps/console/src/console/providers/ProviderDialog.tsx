import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import Switch from '@mui/material/Switch';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { ConsoleCreateProviderDocument, ConsoleSaveProviderDocument } from '../../generated/graphql';
import { useAct } from '../data/useAct';
import { InboundAddress } from './InboundAddress';
import { ProviderFieldInput } from './ProviderFieldInput';
import { kindNames, kindSentences, type Provider, type ProviderKind } from './words';

interface Props {
  readonly kinds: readonly ProviderKind[];
  /** Null: a new one. */
  readonly provider: Provider | null;
  readonly onClose: () => void;
}

/** The form draws itself from the fields that the kind has. A secret that is left empty stays as it is. */
export function ProviderDialog({ kinds, provider, onClose }: Props) {
  const [kind, setKind] = useState(provider?.kind ?? kinds[0]?.kind ?? '');
  const [name, setName] = useState(provider?.name ?? '');
  const [enabled, setEnabled] = useState(provider?.enabled ?? true);
  const [values, setValues] = useState<Readonly<Record<string, string>>>(
    Object.fromEntries(provider?.settings.map((setting) => [setting.name, setting.value ?? '']) ?? []),
  );
  const done = { onDone: onClose, onRefused: () => true };
  const create = useAct(ConsoleCreateProviderDocument, { told: () => `${name} was added.`, ...done });
  const save = useAct(ConsoleSaveProviderDocument, { told: () => `${name} was saved.`, ...done });
  const error = create.error ?? save.error;
  const fields = kinds.find((one) => one.kind === kind)?.fields ?? [];

  const submit = () => {
    const settings = fields.map((field) => ({ name: field.name, value: values[field.name]?.trim() || null }));
    const input = { kind, name: name.trim(), enabled, settings };
    if (provider) save.mutate({ id: provider.id, input });
    else create.mutate({ input });
  };
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby="provider-title">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <DialogTitle id="provider-title">{provider ? `Change ${provider.name}` : 'Add a provider'}</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 2 }}>
          {!provider && (
            <TextField
              select
              label="Kind"
              value={kind}
              onChange={({ target }) => setKind(target.value)}
              helperText={kindSentences[kind]}
              sx={{ mt: 1 }}
            >
              {kinds.map((one) => (
                <MenuItem key={one.kind} value={one.kind}>
                  {kindNames[one.kind] ?? one.kind}
                </MenuItem>
              ))}
            </TextField>
          )}
          <TextField
            label="Name"
            value={name}
            onChange={({ target }) => setName(target.value)}
            required
            error={error?.field === 'name'}
            helperText={error?.field === 'name' ? error.message : 'What this list and the log call it.'}
            sx={provider ? { mt: 1 } : undefined}
          />
          {fields.map((field) => (
            <ProviderFieldInput
              key={`${kind} ${field.name}`}
              field={field}
              value={values[field.name] ?? ''}
              kept={Boolean(provider?.settings.some((setting) => setting.name === field.name && setting.set))}
              error={error?.field === field.name ? error.message : null}
              onChange={(value) => setValues((old) => ({ ...old, [field.name]: value }))}
            />
          ))}
          {provider && <InboundAddress provider={provider} />}
          <FormControlLabel
            control={<Switch checked={enabled} onChange={({ target }) => setEnabled(target.checked)} />}
            label="Use this provider"
          />
          {error && !error.field && <Alert severity="error">{error.message}</Alert>}
        </DialogContent>
        <DialogActions sx={{ px: 3, pb: 2 }}>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="contained" loading={create.isPending || save.isPending} disabled={!name.trim()}>
            {provider ? 'Save' : 'Add'}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
