import SyncIcon from '@mui/icons-material/SyncOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import { ConsoleStartSyncDocument } from '../../generated/graphql';
import { useMay } from '../auth/useMay';
import { useAct } from '../data/useAct';
import { Figure } from '../display/Figure';
import { Go, peopleWhere } from '../display/Go';
import { Panel } from '../display/Panel';
import { StateChip } from '../display/StateChip';
import { heldRun } from '../sync-runs/runList';
import { SyncError } from '../sync-runs/SyncError';
import { SyncHoldDecision } from '../sync-runs/SyncHoldDecision';
import { SyncProgress } from '../sync-runs/SyncProgress';
import { type SyncRun, useLiveRun } from '../sync-runs/useLiveRun';
import { DirectoryFacts } from './DirectoryFacts';
import { DirectoryOperations } from './DirectoryOperations';
import { type Directory, useRuns } from './useDirectories';

function SyncNow({ directory, running }: { directory: Directory; running: boolean }) {
  const start = useAct(ConsoleStartSyncDocument);
  const mayWrite = useMay('directories', 'write');
  if (!mayWrite || directory.paused) return null;
  return (
    <Button
      variant="contained"
      startIcon={<SyncIcon />}
      loading={start.isPending || running}
      loadingPosition="start"
      onClick={() => start.mutate({ directoryId: directory.id })}
    >
      {running ? 'Syncing…' : 'Sync now'}
    </Button>
  );
}

const Held = ({ run }: { run: SyncRun }) => (
  <>
    <SyncError run={run} />
    <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1 }}>
      <SyncHoldDecision run={run} />
      <Go to={`/sync-runs/${run.id}/show`} sx={{ mt: 0.5, mb: 2 }}>
        See who and what differs
      </Go>
    </Box>
  </>
);

interface Props {
  directory: Directory;
  /** On the page of the directory, which has its name as the title. */
  alone?: boolean;
  /** Beside the name: its place among the others. */
  place?: React.ReactNode;
  /** What stands below, given the live state of the newest run. */
  children: (newest: SyncRun | null) => React.ReactNode;
}

/** What it is, how it stands, and that it is only read. */
export function DirectoryCard({ directory, alone, place, children }: Props) {
  const run = useLiveRun(directory.id, directory.lastRun ?? null);
  const held = heldRun(run, useRuns(directory.id).data?.syncRuns ?? []);
  const running = run?.state === 'RUNNING' && run.mode === 'full';
  const title = (
    <Box component="span" sx={{ display: 'inline-flex', columnGap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
      {alone ? (
        'State'
      ) : (
        <Go to={`/directories/${directory.id}/show`} color="inherit">
          {directory.name}
        </Go>
      )}
      {directory.demo && <Chip size="small" label="Demo" />}
      {directory.paused && <StateChip state="PAUSED" />}
      <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.8rem', fontWeight: 400 }}>
        {place}
      </Box>
    </Box>
  );
  return (
    <Panel title={title} aside={<SyncNow directory={directory} running={running} />}>
      {run && run.id !== held?.id && <SyncError run={run} />}
      {held && <Held run={held} />}
      {run && <SyncProgress run={run} />}
      <Box sx={{ display: 'grid', gap: 3, gridTemplateColumns: { md: 'minmax(0, 1fr) minmax(0, 1fr)' }, mb: 2 }}>
        <Box sx={{ display: 'grid', gap: 2, alignContent: 'start' }}>
          <Box sx={{ display: 'flex', gap: 4 }}>
            <Figure value={directory.people} label="people" to={peopleWhere({})} />
            <Figure value={directory.groups} label="groups" />
          </Box>
          <DirectoryFacts directory={directory} newest={run} />
        </Box>
        <DirectoryOperations operations={directory.operations} />
      </Box>
      {children(run)}
    </Panel>
  );
}
