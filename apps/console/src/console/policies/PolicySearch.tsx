import TextField from '@mui/material/TextField';
import { useListContext } from 'react-admin';
import { toFirstRow } from '../display/RowKeys';
import { useTypedSearch } from '../display/useTypedSearch';
import { focusOnMount } from '../display/focusOnMount';

export function PolicySearch() {
  const { filterValues, setFilters } = useListContext();
  const { typed, type } = useTypedSearch(filterValues['search'] ?? '', (search) => setFilters(search ? { search } : {}));
  return (
    <TextField
      label="Search policies"
      value={typed}
      onChange={({ target }) => type(target.value)}
      onKeyDown={toFirstRow}
      inputRef={focusOnMount}
      sx={{ width: 320, mb: 1.5 }}
    />
  );
}
