import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import { count } from '../display/Figure';
import { phases } from './words';
import type { SyncRun } from './useLiveRun';

/** Says what a running sync is doing. How many there are is not known before the end, so the bar goes by phases. */
export function SyncProgress({ run }: { run: SyncRun }) {
  if (run.state !== 'RUNNING') return null;
  const step = phases.findIndex((phase) => phase.toLowerCase() === run.phase?.toLowerCase());
  const share = (100 * (step + 0.5)) / phases.length;
  return (
    <Box component="output" sx={{ display: 'block', my: 1.5 }}>
      <LinearProgress variant={step < 0 ? 'indeterminate' : 'determinate'} value={share} aria-label="Sync" />
      <Box sx={{ mt: 0.5, color: 'text.secondary', fontVariantNumeric: 'tabular-nums' }}>
        {run.phase ?? 'Starting'}… {count(run.peopleRead)} people, {count(run.groupsRead)} groups so far. You can leave this page.
      </Box>
    </Box>
  );
}
