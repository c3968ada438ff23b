import SyncIcon from '@mui/icons-material/SyncOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import { ConsoleStartSyncDocument } from '../../generated/graphql';
import { useAct } from '../data/useAct';
import { Facts } from '../display/Facts';
import { Figure } from '../display/Figure';
import { Go, peopleWhere } from '../display/Go';
import { Panel } from '../display/Panel';
import { StateChip } from '../display/StateChip';
import { When } from '../display/When';
import { SyncError } from '../sync-runs/SyncError';
import { SyncHoldDecision } from '../sync-runs/SyncHoldDecision';
import { SyncProgress } from '../sync-runs/SyncProgress';
import { useLiveRun } from '../sync-runs/useLiveRun';
import { DirectoryOperations } from './DirectoryOperations';
import { DirectoryRuns } from './DirectoryRuns';
import type { Directory } from './useDirectories';

const kinds: Record<string, string> = { 'open-ldap': 'OpenLDAP', 'active-directory': 'Active Directory' };

function SyncNow({ directory, running }: { directory: Directory; running: boolean }) {
  const start = useAct(ConsoleStartSyncDocument);
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

export function DirectoryCard({ directory }: { directory: Directory }) {
  const run = useLiveRun(directory.id, directory.lastRun ?? null);
  const running = run?.state === 'RUNNING';
  const title = (
    <Box component="span" sx={{ display: 'inline-flex', gap: 1, alignItems: 'center' }}>
      {directory.name} {directory.demo && <Chip size="small" label="Demo" />}
    </Box>
  );
  return (
    <Panel title={title} aside={<SyncNow directory={directory} running={running} />}>
      {run && <SyncError run={run} />}
      {run && <SyncHoldDecision run={run} />}
      {run && <SyncProgress run={run} />}
      <Box sx={{ display: 'grid', gap: 3, gridTemplateColumns: { md: 'minmax(0, 1fr) minmax(0, 1fr)' }, mb: 2 }}>
        <Box sx={{ display: 'grid', gap: 2, alignContent: 'start' }}>
          <Box sx={{ display: 'flex', gap: 4 }}>
            <Figure value={directory.people} label="people" to={peopleWhere({})} />
            <Figure value={directory.groups} label="groups" />
          </Box>
          <Facts
            facts={[
              ['Kind', kinds[directory.kind] ?? directory.kind],
              ['Address', directory.url],
              ['Base DN', directory.baseDn],
              [
                'Last run',
                run && (
                  <Box key="last" component="span" sx={{ display: 'inline-flex', gap: 1, alignItems: 'center' }}>
                    <StateChip state={run.state} />
                    <Go to={`/sync-runs/${run.id}/show`}>
                      <When at={run.startedAt} />
                    </Go>
                  </Box>
                ),
              ],
              ['Next run', <When key="next" at={directory.nextRunAt} never="Only by the button" />],
            ]}
          />
        </Box>
        <DirectoryOperations operations={directory.operations} />
      </Box>
      <DirectoryRuns directoryId={directory.id} newest={run} />
    </Panel>
  );
}
