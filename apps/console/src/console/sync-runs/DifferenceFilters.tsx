import SearchIcon from '@mui/icons-material/Search';
import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import TextField from '@mui/material/TextField';
import { count } from '../display/Figure';
import { toFirstRow } from '../display/RowKeys';
import { useTypedSearch } from '../display/useTypedSearch';
import { countOf, type DifferenceCount, whats, whatWords } from './differenceWords';

interface Props {
  counts: readonly DifferenceCount[];
  what: string | null;
  search: string;
  set: (changes: Readonly<Record<string, string | null>>) => void;
}

/** One chip a kind of difference that there is, with its number. */
export function DifferenceFilters({ counts, what, search, set }: Props) {
  const { typed, type } = useTypedSearch(search, (text) => set({ search: text || null }));
  const chip = (value: string | null, word: string) => (
    <Chip
      key={word}
      label={`${word} · ${count(countOf(counts, value))}`}
      onClick={() => set({ what: value })}
      color={what === value ? 'primary' : 'default'}
      variant={what === value ? 'filled' : 'outlined'}
      aria-pressed={what === value}
    />
  );
  return (
    <Box
      component="search"
      aria-label="Differences"
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center', mb: 1 }}
    >
      <TextField
        label="Search the differences"
        placeholder="Name or login"
        value={typed}
        onChange={({ target }) => type(target.value)}
        onKeyDown={toFirstRow}
        sx={{ width: 280 }}
        slotProps={{ input: { startAdornment: <SearchIcon fontSize="small" sx={{ mr: 1, color: 'text.secondary' }} /> } }}
      />
      <Box
        component="fieldset"
        aria-label="What differs"
        sx={{ border: 0, m: 0, p: 0, display: 'flex', gap: 0.75, flexWrap: 'wrap' }}
      >
        {chip(null, 'All')}
        {whats.filter((one) => one === what || countOf(counts, one) > 0).map((one) => chip(one, whatWords[one] ?? one))}
      </Box>
    </Box>
  );
}
