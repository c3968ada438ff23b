import Box from '@mui/material/Box';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useState } from 'react';
import { count } from '../display/Figure';
import type { Preview } from './PreviewNumbers';

type By = 'department' | 'unit' | 'country';

const parts = [
  ['ready', 'success.main', 'ready'],
  ['toEnroll', 'warning.main', 'to enroll'],
  ['stranded', 'error.main', 'stranded'],
] as const;

const rowsOf = (preview: Preview, by: By) => {
  if (by === 'unit') return preview.byUnit.map((one) => ({ ...one, key: one.id ?? one.name }));
  if (by === 'country') return preview.byCountry.map((one) => ({ ...one, key: one.name }));
  return preview.byDepartment.map((one) => ({ ...one, name: one.department, key: one.department }));
};

/** People by place, as one bar each of ready, to enroll and stranded; the numbers stand beside it in words. */
export function PreviewChart({ preview }: { preview: Preview }) {
  const [by, setBy] = useState<By>('department');
  const rows = rowsOf(preview, by);
  const most = Math.max(1, ...rows.map(({ people }) => people));
  return (
    <div>
      <Tabs value={by} onChange={(_, next: By) => setBy(next)} aria-label="People by">
        <Tab value="department" label="Department" />
        <Tab value="unit" label="Unit" />
        <Tab value="country" label="Country" />
      </Tabs>
      <Box component="ul" aria-label={`By ${by}`} sx={{ m: 0, mt: 1, p: 0, listStyle: 'none', display: 'grid', gap: 1 }}>
        {rows.length === 0 && <li>Nobody.</li>}
        {rows.map((row) => (
          <li key={row.key}>
            <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
              <Box sx={{ flex: 1, overflowWrap: 'anywhere' }}>{row.name || `No ${by}`}</Box>
              <Box sx={{ color: 'text.secondary', fontSize: '0.8rem' }}>
                {count(row.people)}:{' '}
                {parts
                  .filter(([part]) => row[part] > 0)
                  .map(([part, , word]) => `${count(row[part])} ${word}`)
                  .join(', ')}
              </Box>
            </Box>
            <Box aria-hidden sx={{ display: 'flex', height: 10, borderRadius: 1, overflow: 'hidden', bgcolor: 'divider' }}>
              {parts.map(([part, colour]) => (
                <Box key={part} sx={{ bgcolor: colour, width: `${(100 * row[part]) / most}%` }} />
              ))}
            </Box>
          </li>
        ))}
      </Box>
    </div>
  );
}
