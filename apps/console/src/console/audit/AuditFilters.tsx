import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { ConsoleAuditActionsDocument } from '../../generated/graphql';
import { useAsk } from '../data/useAsk';
import { toFirstRow } from '../display/RowKeys';
import { zone } from '../display/times';
import { useTypedSearch } from '../display/useTypedSearch';
import { fromLocalInput, toLocalInput } from './localTimes';
import { type FilterName, filterNames, useAuditFilter } from './useAuditFilter';
import { focusOnMount } from '../display/focusOnMount';

const byId: readonly [FilterName, string][] = [
  ['subjectId', 'About one person or thing'],
  ['actorId', 'By one person'],
  ['decisionId', 'Of one decision'],
];

function SearchBox() {
  const { filter, set } = useAuditFilter();
  const { typed, type } = useTypedSearch(filter.search ?? '', (search) => set({ search }));
  return (
    <TextField
      label="Search events"
      placeholder="Name, action or code"
      value={typed}
      onChange={({ target }) => type(target.value)}
      onKeyDown={toFirstRow}
      inputRef={focusOnMount}
      sx={{ width: 240 }}
    />
  );
}

export function AuditFilters() {
  const { filter, set } = useAuditFilter();
  const actions = useAsk(ConsoleAuditActionsDocument, {}).data?.auditActions ?? [];
  const time = (name: 'since' | 'until', label: string) => (
    <TextField
      key={name + String(Boolean(filter[name]))}
      label={label}
      type="datetime-local"
      defaultValue={toLocalInput(filter[name])}
      onChange={({ target }) => set({ [name]: fromLocalInput(target.value) })}
      slotProps={{ inputLabel: { shrink: true } }}
      sx={{ width: 205 }}
    />
  );
  return (
    <Box
      component="search"
      aria-label="Audit events"
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center', mb: 1.5 }}
    >
      <SearchBox />
      <Autocomplete
        options={actions}
        value={filter.action ?? null}
        onChange={(_, action) => set({ action })}
        sx={{ width: 220 }}
        renderInput={(params) => <TextField {...params} label="Action" fullWidth />}
      />
      <TextField
        select
        label="Outcome"
        value={filter.outcome ?? ''}
        onChange={({ target }) => set({ outcome: target.value })}
        sx={{ width: 130 }}
      >
        <MenuItem value="">Any</MenuItem>
        <MenuItem value="SUCCESS">Success</MenuItem>
        <MenuItem value="REFUSED">Refused</MenuItem>
      </TextField>
      {time('since', 'Since')}
      {time('until', 'Until')}
      <Box sx={{ color: 'text.secondary', fontSize: '0.8rem' }}>Times in {zone()}</Box>
      {byId.map(([name, words]) => filter[name] && <Chip key={name} label={words} onDelete={() => set({ [name]: null })} />)}
      {Object.keys(filter).length > 0 && (
        <Button onClick={() => set(Object.fromEntries(filterNames.map((name) => [name, null])))}>Clear filters</Button>
      )}
    </Box>
  );
}
