import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { AuditFilter } from '../../generated/graphql';
import { Ask, Nothing } from '../display/Ask';
import { RowKeys } from '../display/RowKeys';
import { AuditRows } from './AuditRows';
import { useAuditEvents } from './useAuditEvents';

interface Props {
  filter: AuditFilter;
  /** Fewer columns and rows, for another page's panel. */
  brief?: boolean;
}

export function AuditEvents({ filter, brief }: Props) {
  const asked = useAuditEvents(filter, brief ? 15 : 50);
  const filtered = Object.values(filter).some(Boolean);
  return (
    <Ask asked={asked} rows={brief ? 5 : 12}>
      {(events) =>
        events.length === 0 ? (
          <Nothing title={filtered ? 'No event matches' : 'Nothing has happened yet'}>
            {filtered
              ? 'Widen the time, or take a filter away.'
              : 'Sign-ins, enrollments and changes appear here as they happen.'}
          </Nothing>
        ) : (
          <RowKeys>
            <Box sx={{ overflowX: 'auto' }}>
              <AuditRows events={events} brief={brief} />
            </Box>
            <Box sx={{ display: 'flex', gap: 2, alignItems: 'center', p: 1.5, color: 'text.secondary' }}>
              {asked.hasNextPage ? (
                <Button variant="outlined" loading={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>
                  Load more
                </Button>
              ) : (
                'That is everything.'
              )}
              <span>{events.length} events shown</span>
            </Box>
          </RowKeys>
        )
      }
    </Ask>
  );
}
