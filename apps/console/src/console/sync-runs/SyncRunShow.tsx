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
import { SyncDifferences } from './SyncDifferences';
import { SyncError } from './SyncError';
import { SyncHoldDecision } from './SyncHoldDecision';
import { SyncProgress } from './SyncProgress';
import { SyncUndo } from './SyncUndo';
import { type SyncRun, useLiveRun } from './useLiveRun';
import { modeWords, triggerWords } from './words';

/** What an applied run changed is kept for seven days; the API answers with nothing after that. */
const tellsDifference = ({ state, added, changed, missing, returned, undoable, undoneAt }: SyncRun) =>
  state === 'HELD' || (state === 'COMPLETED' && (undoable || Boolean(undoneAt) || added + changed + missing + returned > 0));

function Run({ read }: { read: SyncRun }) {
  const live = useLiveRun(read.directoryId, read);
  const run = live?.id === read.id ? live : read;
  const differs = tellsDifference(run);
  return (
    <>
      <Breadcrumbs sx={{ mt: 2, mb: -1, fontSize: '0.8rem' }}>
        <Go to="/directories">Directories</Go>
        <Go to={`/directories/${run.directoryId}/show`}>Runs</Go>
        <span>Sync run</span>
      </Breadcrumbs>
      <PageHead title="Sync run" mark={<StateChip state={run.state} />} about={<When at={run.startedAt} />} />
      <SyncError run={run} />
      <SyncHoldDecision run={run} />
      <SyncUndo run={run} />
      <SyncProgress run={run} />
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { md: '2fr 1fr' }, alignItems: 'start' }}>
        <Panel title="What it found">
          <SyncCounts run={run} listed={differs} />
        </Panel>
        <Panel title="Facts">
          <Facts
            facts={[
              ['Mode', modeWords[run.mode] ?? run.mode],
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
      {differs && <SyncDifferences run={run} />}
    </>
  );
}

const pollMs = (run: SyncRun | undefined) => (run?.state === 'RUNNING' ? 1500 : false);

export function SyncRunShow() {
  const { id = '' } = useParams();
  const asked = useGetOne<SyncRun>('sync-runs', { id }, { refetchInterval: ({ state }) => pollMs(state.data) });
  return <Ask asked={asked}>{(read) => <Run read={read} />}</Ask>;
}
