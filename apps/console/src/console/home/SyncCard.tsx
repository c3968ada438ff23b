import Box from '@mui/material/Box';
import { useDirectories, type Directory } from '../directories/useDirectories';
import { Ask, Nothing } from '../display/Ask';
import { people } from '../display/Figure';
import { Go } from '../display/Go';
import { Panel } from '../display/Panel';
import { StateChip } from '../display/StateChip';
import { When } from '../display/When';
import { SyncProgress } from '../sync-runs/SyncProgress';

const LastRun = ({ directory: { name, lastRun, people: known, nextRunAt } }: { directory: Directory }) => (
  <Box>
    <Box sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
      <Go to="/directories" sx={{ fontWeight: 600 }}>
        {name}
      </Go>
      {lastRun && <StateChip state={lastRun.state} />}
    </Box>
    <Box sx={{ color: 'text.secondary' }}>
      {people(known)}
      {lastRun ? (
        <>
          , read{' '}
          <Go to={`/sync-runs/${lastRun.id}/show`}>
            <When at={lastRun.startedAt} />
          </Go>
        </>
      ) : (
        ', never read'
      )}
      {nextRunAt && (
        <>
          . Next <When at={nextRunAt} />
        </>
      )}
    </Box>
    {lastRun && <SyncProgress run={lastRun} />}
  </Box>
);

export const SyncCard = () => (
  <Panel title="Directories" aside={<Go to="/directories">All</Go>}>
    <Ask asked={useDirectories()} rows={2}>
      {({ directories }) =>
        directories.length === 0 ? (
          <Nothing title="No directory is connected" />
        ) : (
          <Box sx={{ display: 'grid', gap: 2 }}>
            {directories.map((directory) => (
              <LastRun key={directory.id} directory={directory} />
            ))}
          </Box>
        )
      }
    </Ask>
  </Panel>
);
