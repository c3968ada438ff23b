import Box from '@mui/material/Box';
import { useTheme } from '@mui/material/styles';
import { count } from '../display/Figure';
import { exactTime } from '../display/times';
import { changedBy, heights, isQuiet } from '../sync-runs/runList';
import type { SyncRun } from '../sync-runs/useLiveRun';
import { useRuns } from './useDirectories';

const most = 48;
const step = 8;
const tall = 36;

interface Bars {
  label: string;
  runs: readonly SyncRun[];
  valueOf: (run: SyncRun) => number;
}

/** One bar a run, oldest first, as high as its number among them. The table of runs has the numbers themselves. */
const Strip = ({ label, runs, valueOf }: Bars) => {
  const values = runs.map(valueOf);
  const shares = heights(values);
  const { divider, primary } = useTheme().palette;
  const highest = Math.max(...values);
  return (
    <Box sx={{ minWidth: 0 }}>
      <Box sx={{ color: 'text.secondary', fontSize: '0.8rem', mb: 0.5 }}>
        {label}: up to {count(highest)}, last {count(values.at(-1) ?? 0)}
      </Box>
      <Box
        component="svg"
        aria-label={`${label} in each of the last ${runs.length} runs`}
        viewBox={`0 0 ${most * step} ${tall}`}
        preserveAspectRatio="xMinYMax meet"
        sx={{ display: 'block', width: 1, height: tall }}
      >
        <line x1={0} x2={most * step} y1={tall - 0.5} y2={tall - 0.5} stroke={divider} />
        {runs.map((run, at) => {
          const high = (shares[at] ?? 0) * (tall - 2);
          return (
            <rect key={run.id} x={at * step} y={tall - 1 - high} width={step - 2} height={high} rx={1} fill={primary.main}>
              <title>{`${count(values[at] ?? 0)}\n${exactTime(run.startedAt)}`}</title>
            </rect>
          );
        })}
      </Box>
    </Box>
  );
};

/** How the runs of a directory went over time: one glance says whether a run is unlike the others. */
export function RunBars({ directoryId }: { directoryId: string }) {
  const ended = (useRuns(directoryId).data?.syncRuns ?? []).filter(({ state }) => state === 'COMPLETED').toReversed();
  const full = ended.filter(({ mode }) => mode === 'full').slice(-most);
  // Beside the run that filled the directory every other would be nothing.
  const loud = ended.filter((run) => !isQuiet(run) && (run.added === 0 || run.added < run.peopleRead)).slice(-most);
  if (ended.length === 0) return null;
  return (
    <Box sx={{ display: 'grid', gap: 3, gridTemplateColumns: { md: '1fr 1fr' }, alignItems: 'end' }}>
      {full.length > 0 && <Strip label="People read in full runs" runs={full} valueOf={(run) => run.peopleRead} />}
      {loud.length > 0 && <Strip label="Changes found" runs={loud} valueOf={changedBy} />}
    </Box>
  );
}
