import Box from '@mui/material/Box';
import { CopyText } from '../display/CopyText';
import { Facts } from '../display/Facts';
import { Go } from '../display/Go';
import { StateChip } from '../display/StateChip';
import { When } from '../display/When';
import { lastChange, lastFull } from '../sync-runs/runList';
import type { SyncRun } from '../sync-runs/useLiveRun';
import { serversOf } from './servers';
import { kindWords } from './setup/words';
import { type Directory, runsKept, useRuns } from './useDirectories';

const RunLink = ({ run, state }: { run: SyncRun; state?: boolean }) => (
  <Box component="span" sx={{ display: 'inline-flex', gap: 1, alignItems: 'center' }}>
    {state && <StateChip state={run.state} />}
    <Go to={`/sync-runs/${run.id}/show`}>
      <When at={run.startedAt} />
    </Go>
  </Box>
);

function Servers({ url }: { url: string }) {
  const servers = serversOf(url);
  if (servers.length < 2) return <>{url}</>;
  return (
    <Box component="ol" aria-label="Servers in the order in which they are tried" sx={{ m: 0, pl: 2 }}>
      {servers.map((address, at) => (
        <li key={address}>
          {address}
          <Box component="span" sx={{ color: 'text.secondary' }}>
            {at === 0 ? ' · first choice' : ' · when those before do not answer'}
          </Box>
        </li>
      ))}
    </Box>
  );
}

interface Props {
  directory: Directory;
  newest: SyncRun | null;
}

export function DirectoryFacts({ directory, newest }: Props) {
  const runs = useRuns(directory.id).data?.syncRuns;
  const full = runs && lastFull(runs);
  const change = runs && lastChange(runs);
  const none = runs && runs.length < runsKept ? 'Never' : `Not among the last ${runsKept} runs`;
  return (
    <Facts
      facts={[
        ['Kind', kindWords(directory.kind).name],
        [serversOf(directory.url).length > 1 ? 'Servers' : 'Address', <Servers key="servers" url={directory.url} />],
        ['Base DN', <CopyText key="base" text={directory.baseDn} label="base DN" />],
        ['Last run', newest && <RunLink key="last" run={newest} state />],
        ['Last full run', runs && (full ? <RunLink key="full" run={full} /> : none)],
        ['Last change', runs && (change ? <RunLink key="change" run={change} /> : none)],
        [
          'Next run',
          <When key="next" at={directory.nextRunAt} never={directory.paused ? 'After it is resumed' : 'Only by the button'} />,
        ],
      ]}
    />
  );
}
