import Box from '@mui/material/Box';
import { fieldWord, valueWord } from './differenceWords';
import type { Difference } from './useDifferences';

const Value = ({ field, value }: { field: string; value: string | null | undefined }) =>
  value ? <>{valueWord(field, value)}</> : <em>nothing</em>;

/** What it was and what it becomes, a line a field. Something new has no before. */
export function FieldChanges({ difference: { what, changes } }: { difference: Difference }) {
  if (changes.length === 0)
    return <Box sx={{ color: 'text.secondary' }}>{what === 'missing' ? 'Not in the directory' : '–'}</Box>;
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', overflowWrap: 'anywhere' }}>
      {changes.map(({ field, before, after }) => (
        <li key={field}>
          <Box component="span" sx={{ color: 'text.secondary' }}>
            {fieldWord(field)}:{' '}
          </Box>
          {what !== 'added' && (
            <>
              <Box component="del" sx={{ color: 'text.secondary' }}>
                <Value field={field} value={before} />
              </Box>{' '}
              →{' '}
            </>
          )}
          <Box component="ins" sx={{ textDecoration: 'none', fontWeight: 600 }}>
            <Value field={field} value={after} />
          </Box>
        </li>
      ))}
    </Box>
  );
}
