import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { count } from '../display/Figure';
import { Go, peopleWhere } from '../display/Go';
import type { Preview } from './PreviewNumbers';

const few = 6;

/** People by department, longest bar first. */
export function PreviewBars({ departments }: { departments: Preview['byDepartment'] }) {
  const [all, setAll] = useState(false);
  const most = Math.max(1, ...departments.map(({ people }) => people));
  const shown = all ? departments : departments.slice(0, few);
  return (
    <Box
      component="ul"
      aria-label="By department"
      sx={{
        m: 0,
        p: 0,
        listStyle: 'none',
        display: 'grid',
        gridTemplateColumns: 'minmax(90px, max-content) 1fr max-content',
        gap: 0.75,
      }}
    >
      {shown.map(({ department, people }) => (
        <Box component="li" key={department} sx={{ display: 'contents' }}>
          <Go to={peopleWhere({ search: department })} color="inherit" target="_blank">
            {department || 'No department'}
          </Go>
          <Box sx={{ alignSelf: 'center', height: 10, borderRadius: 1, bgcolor: 'divider' }}>
            <Box sx={{ height: 1, borderRadius: 1, bgcolor: 'primary.main', width: `${(100 * people) / most}%`, minWidth: 3 }} />
          </Box>
          <Box sx={{ textAlign: 'right', fontVariantNumeric: 'tabular-nums' }}>{count(people)}</Box>
        </Box>
      ))}
      {departments.length > few && (
        <Box component="li" sx={{ gridColumn: '1 / -1' }}>
          <Button onClick={() => setAll(!all)}>{all ? 'Show fewer' : `Show all ${departments.length} departments`}</Button>
        </Box>
      )}
    </Box>
  );
}
