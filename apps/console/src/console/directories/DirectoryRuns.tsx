import UndoIcon from '@mui/icons-material/UndoOutlined';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { Ask, Nothing } from '../display/Ask';
import { count } from '../display/Figure';
import { Go } from '../display/Go';
import { RowKeys } from '../display/RowKeys';
import { SmallTable } from '../display/SmallTable';
import { StateChip } from '../display/StateChip';
import { duration } from '../display/times';
import { When } from '../display/When';
import { runsToShow } from '../sync-runs/runList';
import type { SyncRun } from '../sync-runs/useLiveRun';
import { modeWords, triggerWords } from '../sync-runs/words';
import { RunFilters, useRunFilter } from './RunFilters';
import { useRuns } from './useDirectories';

const State = ({ run }: { run: SyncRun }) => (
  <Box sx={{ display: 'flex', gap: 0.5, alignItems: 'center', flexWrap: 'wrap' }}>
    <StateChip state={run.state} />
    {run.undoneAt && (
      <Box component="span" sx={{ display: 'inline-flex', gap: 0.25, alignItems: 'center', color: 'text.secondary' }}>
        <UndoIcon sx={{ fontSize: '1rem' }} /> undone
      </Box>
    )}
  </Box>
);

const OneLine = ({ children }: { children: React.ReactNode }) => <span style={{ whiteSpace: 'nowrap' }}>{children}</span>;

const columns = [
  {
    head: 'Started',
    render: (run: SyncRun) => (
      <Go to={`/sync-runs/${run.id}/show`} data-row-link>
        <When at={run.startedAt} />
      </Go>
    ),
  },
  { head: 'State', render: (run: SyncRun) => <State run={run} /> },
  { head: 'Mode', render: (run: SyncRun) => modeWords[run.mode] ?? run.mode },
  { head: 'Trigger', render: (run: SyncRun) => <OneLine>{triggerWords[run.trigger] ?? run.trigger}</OneLine> },
  {
    head: 'Took',
    render: (run: SyncRun) => <OneLine>{run.finishedAt ? duration(run.startedAt, run.finishedAt) : run.phase}</OneLine>,
  },
  { head: 'People', align: 'right', render: (run: SyncRun) => count(run.peopleRead) },
  { head: 'Added', align: 'right', render: (run: SyncRun) => count(run.added) },
  { head: 'Changed', align: 'right', render: (run: SyncRun) => count(run.changed) },
  { head: 'Missing', align: 'right', render: (run: SyncRun) => count(run.missing) },
  { head: 'Returned', align: 'right', render: (run: SyncRun) => count(run.returned) },
] as const;

interface Props {
  directoryId: string;
  /** The live state of the newest run, which may be ahead of the list. */
  newest: SyncRun | null;
}

export function DirectoryRuns({ directoryId, newest }: Props) {
  const filter = useRunFilter();
  return (
    <section aria-label="Runs">
      <Typography variant="h2" component="h3" sx={{ mb: 0.5 }}>
        Runs
      </Typography>
      <Ask asked={useRuns(directoryId)} rows={6}>
        {({ syncRuns }) => {
          const all = newest ? [newest, ...syncRuns.filter(({ id }) => id !== newest.id)] : syncRuns;
          if (all.length === 0) return <Nothing title="Never read yet">Sync now, and people appear in the console.</Nothing>;
          const newestFirst = all.toSorted((one, other) => other.startedAt.localeCompare(one.startedAt));
          const { shown, hidden } = runsToShow(newestFirst, filter.mode, filter.quiet);
          return (
            <>
              <RunFilters {...filter} hidden={hidden} />
              {shown.length === 0 ? (
                <Nothing title="No such runs">
                  {hidden > 0 ? 'All of them found everything as it was.' : 'None among the last ones.'}
                </Nothing>
              ) : (
                <RowKeys>
                  <Box sx={{ overflowX: 'auto' }}>
                    <SmallTable label="Sync runs" rows={shown} columns={columns} />
                  </Box>
                </RowKeys>
              )}
            </>
          );
        }}
      </Ask>
    </section>
  );
}
