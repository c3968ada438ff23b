import Box from '@mui/material/Box';
import { useGetIdentity } from 'react-admin';
import { useMay } from '../auth/useMay';
import { PageHead } from '../display/PageHead';
import { CoverageCard } from './CoverageCard';
import { Decisions } from './Decisions';
import { LatestEvents } from './LatestEvents';
import { PeopleDesk } from './PeopleDesk';
import { SyncCard } from './SyncCard';

/** What needs a decision comes first; what a role may not read is not there. */
export function Home() {
  const { identity } = useGetIdentity();
  const decides = useMay('policies', 'write');
  const reads = useMay('audit');
  return (
    <>
      <PageHead title="Home" about={identity && `Signed in as ${identity.fullName}.`} />
      <Box sx={{ display: 'grid', gap: 2 }}>
        {decides && <Decisions />}
        {!decides && !reads && <PeopleDesk />}
        <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: decides ? { md: 'minmax(0, 3fr) minmax(0, 2fr)' } : undefined }}>
          <CoverageCard />
          {decides && <SyncCard />}
        </Box>
        {reads && <LatestEvents />}
      </Box>
    </>
  );
}
