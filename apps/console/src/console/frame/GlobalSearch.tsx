import SearchIcon from '@mui/icons-material/Search';
import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { ConsoleSearchDocument, type ConsoleSearchQuery } from '../../generated/graphql';
import { useAsk } from '../data/useAsk';
import { peopleWhere } from '../display/Go';
import { StateChip } from '../display/StateChip';
import { useDebounced } from '../display/useDebounced';
import { useSlashKey } from './useSlashKey';

type Found = ConsoleSearchQuery['people']['items'][number];

/** '/' from anywhere. A choice opens the person, Enter opens the list of everybody who matches. */
export function GlobalSearch() {
  const navigate = useNavigate();
  const box = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const search = useDebounced(typed.trim(), 150);
  const { data, isFetching } = useAsk(ConsoleSearchDocument, { search, limit: 8 }, { enabled: search.length > 0, quiet: true });
  useSlashKey(() => box.current?.focus());

  const go = (choice: Found | string | null) => {
    if (!choice) return;
    void navigate(typeof choice === 'string' ? peopleWhere({ search: choice.trim() }) : `/people/${choice.id}/show`);
    setTyped('');
    box.current?.blur();
  };

  return (
    <Autocomplete<Found, false, false, true>
      freeSolo
      clearOnBlur
      fullWidth
      options={search ? (data?.people.items ?? []) : []}
      filterOptions={(options) => options}
      getOptionLabel={(option) => (typeof option === 'string' ? option : option.displayName)}
      getOptionKey={(option) => (typeof option === 'string' ? option : option.id)}
      loading={isFetching}
      value={null}
      inputValue={typed}
      onInputChange={(_, text, cause) => cause !== 'reset' && setTyped(text)}
      onChange={(_, choice) => go(choice)}
      sx={{ maxWidth: 420 }}
      renderOption={({ key, ...props }, person) => (
        <Box component="li" key={key} {...props} sx={{ display: 'flex', gap: 1, justifyContent: 'space-between !important' }}>
          <span>
            {person.displayName}
            <Box component="span" sx={{ color: 'text.secondary', display: 'block', fontSize: '0.8rem' }}>
              {[person.login, person.department, person.directoryName].filter(Boolean).join(' · ')}
            </Box>
          </span>
          <StateChip state={person.requirement.state} />
        </Box>
      )}
      renderInput={(params) => (
        <TextField
          {...params}
          inputRef={box}
          placeholder="Find a person"
          slotProps={{
            ...params.slotProps,
            htmlInput: { ...params.slotProps.htmlInput, 'aria-label': 'Find a person' },
            input: {
              ...params.slotProps.input,
              startAdornment: <SearchIcon fontSize="small" sx={{ color: 'text.secondary', mx: 0.5 }} />,
              endAdornment: typed ? null : (
                <InputAdornment position="end">
                  <Box component="kbd" sx={{ border: 1, borderColor: 'divider', borderRadius: 1, px: 0.75, fontSize: '0.75rem' }}>
                    /
                  </Box>
                </InputAdornment>
              ),
            },
          }}
        />
      )}
    />
  );
}
