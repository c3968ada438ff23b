import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { monoFont } from '../../theme';
import type { DirectoryForm } from './form';
import { useLiveCheck } from './useCheck';
import { useSetup } from './useSetup';
import { kindWords } from './words';

const code = { style: { fontFamily: monoFont }, autoComplete: 'off', spellCheck: false, autoCapitalize: 'none' };

function Filter({ of, label, example }: { of: 'peopleFilter' | 'groupFilter'; label: string; example: string }) {
  const { form, set, errorAt } = useSetup();
  const error = errorAt(of);
  const change: (value: string) => Partial<DirectoryForm> = (value) => ({ [of]: value });
  return (
    <TextField
      label={label}
      value={form[of]}
      onChange={({ target }) => set(change(target.value))}
      placeholder={example}
      error={error !== null}
      helperText={error ?? `Empty for all of them. For example ${example}`}
      slotProps={{ htmlInput: code }}
    />
  );
}

export function PeopleStep() {
  const { form, set, errorAt, check } = useSetup();
  useLiveCheck(check);
  const words = kindWords(form.kind);
  const error = errorAt('baseDn');
  const contexts = check.last?.namingContexts ?? [];
  const found = contexts.length > 0 ? `The server names ${new Intl.ListFormat('en').format(contexts)}.` : '';
  return (
    <>
      <Autocomplete<string, false, true, true>
        freeSolo
        disableClearable
        openOnFocus
        options={contexts}
        filterOptions={(options) => options}
        value={form.baseDn}
        inputValue={form.baseDn}
        onInputChange={(_, baseDn, cause) => cause !== 'reset' && set({ baseDn })}
        onChange={(_, baseDn) => set({ baseDn })}
        renderInput={(params) => (
          <TextField
            {...params}
            label="Base DN"
            required
            placeholder={words.baseDn}
            error={error !== null}
            helperText={error ?? `People and groups below it are read. ${found}`}
            slotProps={{ ...params.slotProps, htmlInput: { ...params.slotProps.htmlInput, ...code } }}
          />
        )}
      />
      <Box sx={{ color: 'text.secondary' }}>
        Filters leave somebody out who is below the base. They are written in brackets: <code>&amp;</code> for all of,{' '}
        <code>|</code> for any of, <code>!</code> for not, and <code>*</code> for anything.
      </Box>
      <Filter of="peopleFilter" label="Only people that match" example={words.filter} />
      <Filter of="groupFilter" label="Only groups that match" example={words.groupFilter} />
    </>
  );
}
