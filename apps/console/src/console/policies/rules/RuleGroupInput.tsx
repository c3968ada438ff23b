import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useController } from 'react-hook-form';
import { ConsoleGroupsDocument } from '../../../generated/graphql';
import { useAsk } from '../../data/useAsk';
import { people } from '../../display/Figure';
import { useDebounced } from '../../display/useDebounced';
import type { RuleForm } from './ruleForm';

interface Props {
  directoryName: string | undefined;
  /** The API's word on what was chosen. */
  refusal: string | null;
}

const page = { offset: 0, limit: 100 };

export function RuleGroupInput({ directoryName, refusal }: Props) {
  const { field } = useController<RuleForm, 'group'>({ name: 'group' });
  const [typed, setTyped] = useState('');
  const search = useDebounced(typed === field.value?.name ? '' : typed.trim(), 200);
  const groups = useAsk(ConsoleGroupsDocument, { search, page });
  const options = (groups.data?.groups.items ?? []).filter((group) => group.directoryName === directoryName);
  const chosen = options.find(({ id }) => id === field.value?.id);
  return (
    <Autocomplete<{ id: string; name: string; dn?: string; members?: number }>
      options={options}
      filterOptions={(found) => found}
      loading={groups.isFetching}
      value={field.value ?? null}
      onChange={(_, next) => field.onChange(next && { id: next.id, name: next.name })}
      onBlur={field.onBlur}
      inputValue={typed}
      onInputChange={(_, text) => setTyped(text)}
      getOptionLabel={({ name }) => name}
      getOptionKey={({ id }) => id}
      isOptionEqualToValue={(one, other) => one.id === other.id}
      noOptionsText="No group with that name"
      renderOption={({ key, ...props }, group) => (
        <Box component="li" key={key} {...props} sx={{ display: 'flex', gap: 1.5 }}>
          <Box sx={{ flex: 1, minWidth: 0 }}>
            {group.name}
            <Box
              component="span"
              sx={{ display: 'block', color: 'text.secondary', fontSize: '0.75rem', overflowWrap: 'anywhere' }}
            >
              {group.dn}
            </Box>
          </Box>
          <Box sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>{people(group.members ?? 0)}</Box>
        </Box>
      )}
      renderInput={(params) => (
        <TextField
          {...params}
          label="Group"
          required
          error={refusal !== null}
          helperText={refusal ?? chosen?.dn ?? 'People of groups inside it count too.'}
        />
      )}
    />
  );
}
