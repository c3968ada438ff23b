import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import { count } from '../display/Figure';
import { estimate, inWords, roughly } from './estimate';
import { SyncCancel } from './SyncCancel';
import type { SyncRun } from './useLiveRun';
import { useServerClock } from './useServerClock';

/** "12,400 of about 20,000 people": the last full run says how many to expect. */
function soFar({ mode, peopleRead, groupsRead, expectedPeople }: SyncRun): string {
  const known = mode === 'full' && expectedPeople && peopleRead <= expectedPeople;
  const read = known ? `${count(peopleRead)} of about ${count(expectedPeople)}` : count(peopleRead);
  return `${read} people, ${count(groupsRead)} groups`;
}

/** What a running sync does, how far it is and how long it takes; it can be left, and stopped. */
export function SyncProgress({ run }: { run: SyncRun }) {
  const running = run.state === 'RUNNING';
  const now = useServerClock(running);
  if (!running) return null;
  const { share, elapsed, left } = estimate(run, now);
  const times = [`${inWords(elapsed)} so far`, left !== null && `about ${roughly(left)} left`].filter(Boolean).join(', ');
  return (
    <Box sx={{ display: 'flex', gap: 2, alignItems: 'center', my: 1.5 }}>
      <Box sx={{ flex: 1 }}>
        <LinearProgress
          variant={share === null ? 'indeterminate' : 'determinate'}
          value={share === null ? undefined : 100 * share}
          aria-label="Sync"
        />
        <Box
          sx={{
            display: 'flex',
            flexWrap: 'wrap',
            columnGap: 2,
            justifyContent: 'space-between',
            mt: 0.5,
            color: 'text.secondary',
            fontVariantNumeric: 'tabular-nums',
          }}
        >
          <span>
            <Box component="output" sx={{ color: 'text.primary', fontWeight: 600 }}>
              {run.phase ?? 'Starting'}
            </Box>
            : {soFar(run)}. You can leave this page.
          </span>
          <span>{times}</span>
        </Box>
      </Box>
      <SyncCancel run={run} />
    </Box>
  );
}
