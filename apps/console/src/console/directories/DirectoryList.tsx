import AddIcon from '@mui/icons-material/Add';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Link } from 'react-router-dom';
import { useMay } from '../auth/useMay';
import { Ask, Nothing } from '../display/Ask';
import { Go } from '../display/Go';
import { PageHead } from '../display/PageHead';
import { DirectoryCard } from './DirectoryCard';
import { DirectoryOrder } from './DirectoryOrder';
import { RunBars } from './RunBars';
import { type Directory, useDirectories } from './useDirectories';

const inOrder = (directories: readonly Directory[]) => directories.toSorted((one, other) => one.position - other.position);

function ConnectButton() {
  if (!useMay('directories', 'write')) return null;
  return (
    <Button variant="contained" startIcon={<AddIcon />} component={Link} to="/directories/connect">
      Connect a directory
    </Button>
  );
}

export const DirectoryList = () => (
  <>
    <PageHead title="Directories" about="Where people and groups come from. Tessera reads them; it cannot write to them.">
      <ConnectButton />
    </PageHead>
    <Ask asked={useDirectories()} rows={8}>
      {({ directories }) =>
        directories.length === 0 ? (
          <Nothing title="No directory is connected">
            <Go to="/directories/connect">Connect a directory</Go>, and its people appear in the console.
          </Nothing>
        ) : (
          <Box sx={{ display: 'grid', gap: 2 }}>
            {inOrder(directories).map((directory) => (
              <DirectoryCard
                key={directory.id}
                directory={directory}
                place={<DirectoryOrder directory={directory} directories={inOrder(directories)} />}
              >
                {() => (
                  <Box sx={{ display: 'grid', gap: 1 }}>
                    <RunBars directoryId={directory.id} />
                    <Go to={`/directories/${directory.id}/show`}>All runs</Go>
                  </Box>
                )}
              </DirectoryCard>
            ))}
          </Box>
        )
      }
    </Ask>
  </>
);
