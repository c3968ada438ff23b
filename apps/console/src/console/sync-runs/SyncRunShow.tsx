import Box from '@mui/material/Box';
import Breadcrumbs from '@mui/material/Breadcrumbs';
import { useGetOne } from 'react-admin';
import { useParams } from 'react-router-dom';
import { Ask } from '../display/Ask';
import { CopyText } from '../display/CopyText';
import { Facts } from '../display/Facts';
import { Go } from '../display/Go';
import { PageHead } from '../display/PageHead';
import { Panel } from '../display/Panel';
import { StateChip } from '../display/StateChip';
import { duration } from '../display/times';
import { When } from '../display/When';
import { SyncCounts } from './SyncCounts';
import { SyncError } from './SyncError';
import { SyncHoldDecision } from './SyncHoldDecision';
import { SyncProgress } from './SyncProgress';
import { type SyncRun, useLiveRun } from './useLiveRun';
import { triggerWords } from './words';

function Run({ read }: { read: SyncRun }) {
  const live = useLiveRun(read.directoryId, read);
  const run = live?.id === read.id ? live : read;
  return (
    <>
      <Breadcrumbs sx={{ mt: 2, mb: -1, fontSize: '0.8rem' }}>
        <Go to="/directories">Directories</Go>
        <span>Sync run</span>
      </Breadcrumbs>
      <PageHead title="Sync run" mark={<StateChip state={run.state} />} about={<When at={run.startedAt} />} />
      <SyncError run={run} />
      <SyncHoldDecision run={run} />
      <SyncProgress run={run} />
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { md: '2fr 1fr' }, alignItems: 'start' }}>
        <Panel title="What it found">
          <SyncCounts run={run} />
        </Panel>
        <Panel title="Facts">
          <Facts
            facts={[
              ['Started', <When key="started" at={run.startedAt} />],
              ['Finished', <When key="finished" at={run.finishedAt} never="Not yet" />],
              ['Took', run.finishedAt && duration(run.startedAt, run.finishedAt)],
              ['Phase', run.phase],
              ['Trigger', triggerWords[run.trigger] ?? run.trigger],
              ['Run', <CopyText key="id" text={run.id} label="run id" />],
            ]}
          />
        </Panel>
      </Box>
    </>
  );
}

const pollMs = (run: SyncRun | undefined) => (run?.state === 'RUNNING' ? 1500 : false);

export function SyncRunShow() {
  const { id = '' } = useParams();
  const asked = useGetOne<SyncRun>('sync-runs', { id }, { refetchInterval: ({ state }) => pollMs(state.data) });
  return <Ask asked={asked}>{(read) => <Run read={read} />}</Ask>;
}
