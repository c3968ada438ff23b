import SearchIcon from '@mui/icons-material/Search';
import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { ColumnsButton, useListContext } from 'react-admin';
import { toFirstRow } from '../display/RowKeys';
import { useTypedSearch } from '../display/useTypedSearch';
import { directoryStates } from './directoryStates';
import { GroupFilter } from './GroupFilter';
import { StateFilter } from './StateFilter';
import { focusOnMount } from '../display/focusOnMount';

/** Filters live in the address, so that a list can be sent to somebody. */
export function PeopleFilters() {
  const { filterValues, setFilters } = useListContext();
  const set = (name: string, value: string | null) => {
    const { [name]: _, ...rest } = filterValues;
    setFilters(value ? { ...rest, [name]: value } : rest);
  };
  const { typed, type } = useTypedSearch(filterValues['search'] ?? '', (search) => set('search', search));

  return (
    <Box
      component="search"
      aria-label="People"
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center', mb: 1.5 }}
    >
      <TextField
        label="Search people"
        placeholder="Name, login, mail or department"
        value={typed}
        onChange={({ target }) => type(target.value)}
        onKeyDown={toFirstRow}
        inputRef={focusOnMount}
        sx={{ width: 320 }}
        slotProps={{ input: { startAdornment: <SearchIcon fontSize="small" sx={{ mr: 1, color: 'text.secondary' }} /> } }}
      />
      <StateFilter value={filterValues['state'] ?? null} onChange={(state) => set('state', state)} />
      <TextField
        select
        label="In the directory"
        value={filterValues['directoryState'] ?? ''}
        onChange={({ target }) => set('directoryState', target.value)}
        sx={{ width: 220 }}
      >
        <MenuItem value="">Any</MenuItem>
        {Object.entries(directoryStates).map(([state, words]) => (
          <MenuItem key={state} value={state}>
            {words}
          </MenuItem>
        ))}
      </TextField>
      <ColumnsButton />
      <GroupFilter groupId={filterValues['groupId'] ?? null} onClear={() => set('groupId', null)} />
    </Box>
  );
}
