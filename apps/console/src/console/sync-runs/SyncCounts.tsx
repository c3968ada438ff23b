import Box from '@mui/material/Box';
import { ConsoleSyncDifferenceCountsDocument } from '../../generated/graphql';
import { useAsk } from '../data/useAsk';
import { Figure } from '../display/Figure';
import { peopleWhere } from '../display/Go';
import { countOf, whats, whatWords } from './differenceWords';
import type { SyncRun } from './useLiveRun';

interface Props {
  run: SyncRun;
  /** Whether the page lists what differs, below. */
  listed: boolean;
}

/** A held run changed nothing: what it would change is counted from its differences. */
function Would({ run }: { run: SyncRun }) {
  const counts = useAsk(ConsoleSyncDifferenceCountsDocument, { runId: run.id }, { quiet: true }).data?.syncDifferences.counts;
  if (!counts) return null;
  return whats.map((what) => (
    <Figure
      key={what}
      value={countOf(counts, what)}
      label={(whatWords[what] ?? what).toLowerCase()}
      to={`/sync-runs/${run.id}/show?what=${what}`}
    />
  ));
}

function Did({ run, listed }: Props) {
  const where = (what: string) => (listed ? `/sync-runs/${run.id}/show?what=${what}` : undefined);
  return (
    <>
      <Figure value={run.added} label="added" to={where('added')} />
      <Figure value={run.changed} label="changed" to={where('changed')} />
      <Figure value={run.missing} label="missing" to={where('missing') ?? peopleWhere({ directoryState: 'MISSING' })} />
      <Figure value={run.returned} label="returned" to={where('returned')} />
    </>
  );
}

/** What a run found. Numbers of what can be listed lead to the list. */
export const SyncCounts = ({ run, listed }: Props) => (
  <Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(110px, 1fr))', gap: 1.5 }}>
    <Figure value={run.peopleRead} label="people read" to={peopleWhere({})} />
    <Figure value={run.groupsRead} label="groups read" />
    {run.state === 'HELD' ? <Would run={run} /> : <Did run={run} listed={listed} />}
    <Figure value={run.quarantined} label="set aside as unreadable" />
  </Box>
);
