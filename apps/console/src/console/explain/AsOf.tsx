import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { ConsoleAsOfDocument, ConsolePeopleAsOfDocument } from '../../generated/graphql';
import { useAsk } from '../data/useAsk';
import { Ask, Nothing } from '../display/Ask';
import { Figure } from '../display/Figure';
import { PagedTable } from '../display/PagedTable';
import { PersonName } from '../display/PersonName';
import { StateChip } from '../display/StateChip';
import { useDebounced } from '../display/useDebounced';
import { usePaged } from '../display/usePaged';

const bars = [
  ['enforced', 'success.main'],
  ['enabled', 'warning.main'],
  ['disabled', 'text.disabled'],
] as const;

/** Counts by state at a moment, and the people. */
export function AsOf({ at }: { at: string }) {
  const [typed, setTyped] = useState('');
  const search = useDebounced(typed.trim(), 250);
  const paged = usePaged(`${at} ${search}`);
  const counts = useAsk(ConsoleAsOfDocument, { at });
  const listed = useAsk(ConsolePeopleAsOfDocument, {
    at,
    filter: { search: search || null },
    page: paged.asked,
  });
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <Ask asked={counts}>
        {({ requirementsAsOf: one }) => (
          <div>
            <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: 'repeat(2, 1fr)', sm: 'repeat(5, 1fr)' } }}>
              <Figure value={one.enforced} label="enforced" />
              <Figure value={one.enabled} label="enabled, not enrolled" />
              <Figure value={one.disabled} label="not required" />
              <Figure value={one.excepted} label="with an exception" />
              <Figure value={one.observed} label="observed" />
            </Box>
            <Box aria-hidden sx={{ display: 'flex', height: 12, mt: 1, borderRadius: 1, overflow: 'hidden' }}>
              {bars.map(([state, colour]) => (
                <Box key={state} sx={{ bgcolor: colour, width: `${(100 * one[state]) / Math.max(1, one.people)}%` }} />
              ))}
            </Box>
          </div>
        )}
      </Ask>
      <TextField size="small" label="Search people" value={typed} onChange={({ target }) => setTyped(target.value)} />
      <Ask asked={listed}>
        {({ peopleAsOf: { items, total } }) =>
          items.length === 0 ? (
            <Nothing title="Nobody here" />
          ) : (
            <PagedTable
              label="People at that moment"
              rows={items}
              columns={[
                { head: 'Person', render: (row) => <PersonName id={row.id} name={row.displayName} login={row.login} /> },
                { head: 'Department', render: ({ department }) => department ?? '–' },
                { head: 'State', render: ({ state }) => <StateChip state={state} /> },
                { head: 'In words', render: ({ sentence }) => sentence },
              ]}
              total={total}
              paged={paged}
            />
          )
        }
      </Ask>
    </Box>
  );
}
