import Typography from '@mui/material/Typography';
import { ConsoleSyncRunsDocument } from '../../generated/graphql';
import { useAsk } from '../data/useAsk';
import { Ask, Nothing } from '../display/Ask';
import { count } from '../display/Figure';
import { Go } from '../display/Go';
import { SmallTable } from '../display/SmallTable';
import { StateChip } from '../display/StateChip';
import { duration } from '../display/times';
import { When } from '../display/When';
import type { SyncRun } from '../sync-runs/useLiveRun';
import { triggerWords } from '../sync-runs/words';

interface Props {
  directoryId: string;
  /** The live state of the newest run, which may be ahead of the list. */
  newest: SyncRun | null;
}

export function DirectoryRuns({ directoryId, newest }: Props) {
  const asked = useAsk(ConsoleSyncRunsDocument, { directoryId, limit: 10 }, { every: 15_000 });
  return (
    <>
      <Typography variant="h2" component="h3" sx={{ mb: 0.5 }}>
        Runs
      </Typography>
      <Ask asked={asked} rows={3}>
        {({ syncRuns }) => {
          const all = newest ? [newest, ...syncRuns.filter(({ id }) => id !== newest.id)] : syncRuns;
          const rows = all.toSorted((one, other) => other.startedAt.localeCompare(one.startedAt));
          if (rows.length === 0) return <Nothing title="Never read yet">Sync now, and people appear in the console.</Nothing>;
          return (
            <SmallTable
              label="Sync runs"
              rows={rows}
              columns={[
                {
                  head: 'Started',
                  render: (run) => (
                    <Go to={`/sync-runs/${run.id}/show`}>
                      <When at={run.startedAt} />
                    </Go>
                  ),
                },
                { head: 'State', render: (run) => <StateChip state={run.state} /> },
                { head: 'Trigger', render: (run) => triggerWords[run.trigger] ?? run.trigger },
                { head: 'Took', render: (run) => (run.finishedAt ? duration(run.startedAt, run.finishedAt) : run.phase) },
                { head: 'People', align: 'right', render: (run) => count(run.peopleRead) },
                { head: 'Added', align: 'right', render: (run) => count(run.added) },
                { head: 'Changed', align: 'right', render: (run) => count(run.changed) },
                { head: 'Missing', align: 'right', render: (run) => count(run.missing) },
              ]}
            />
          );
        }}
      </Ask>
    </>
  );
}
