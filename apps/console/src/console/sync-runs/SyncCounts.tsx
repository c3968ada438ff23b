import Box from '@mui/material/Box';
import { Figure } from '../display/Figure';
import { peopleWhere } from '../display/Go';
import type { SyncRun } from './useLiveRun';

/** What a run found. Numbers of people that can be listed lead to the list. */
export const SyncCounts = ({ run }: { run: SyncRun }) => (
  <Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(96px, 1fr))', gap: 1.5 }}>
    <Figure value={run.peopleRead} label="people read" to={peopleWhere({})} />
    <Figure value={run.groupsRead} label="groups read" />
    <Figure value={run.added} label="added" />
    <Figure value={run.changed} label="changed" />
    <Figure value={run.missing} label="missing" to={peopleWhere({ directoryState: 'MISSING' })} />
    <Figure value={run.returned} label="returned" />
    <Figure value={run.quarantined} label="set aside as unreadable" />
  </Box>
);
