import Box from '@mui/material/Box';
import Breadcrumbs from '@mui/material/Breadcrumbs';
import { useParams } from 'react-router-dom';
import { Ask, Nothing } from '../display/Ask';
import { Go } from '../display/Go';
import { PageHead } from '../display/PageHead';
import { DirectoryActions } from './DirectoryActions';
import { DirectoryCard } from './DirectoryCard';
import { DirectoryRights } from './DirectoryRights';
import { DirectoryRuns } from './DirectoryRuns';
import { DirectorySettings } from './DirectorySettings';
import { RunBars } from './RunBars';
import { useDirectory } from './useDirectories';

export function DirectoryShow() {
  const { id = '' } = useParams();
  return (
    <Ask asked={useDirectory(id)} rows={10}>
      {({ directory }) =>
        directory ? (
          <>
            <Breadcrumbs sx={{ mt: 2, mb: -1, fontSize: '0.8rem' }}>
              <Go to="/directories">Directories</Go>
              <span>{directory.name}</span>
            </Breadcrumbs>
            <PageHead title={directory.name} about="Tessera reads it; it cannot write to it.">
              <DirectoryActions directory={directory} />
            </PageHead>
            <DirectoryCard directory={directory} alone>
              {(newest) => (
                <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
                  <RunBars directoryId={directory.id} />
                  <DirectoryRuns directoryId={directory.id} newest={newest} />
                </Box>
              )}
            </DirectoryCard>
            <Box sx={{ display: 'grid', gap: 2, mt: 2, alignItems: 'start', gridTemplateColumns: { md: '1fr 1fr' } }}>
              <DirectorySettings directory={directory} />
              {!directory.demo && <DirectoryRights rights={directory.rights} />}
            </Box>
          </>
        ) : (
          <Nothing title="No directory with this id">
            It may have been removed. <Go to="/directories">See all directories</Go>.
          </Nothing>
        )
      }
    </Ask>
  );
}
