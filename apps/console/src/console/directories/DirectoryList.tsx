import Box from '@mui/material/Box';
import { Ask, Nothing } from '../display/Ask';
import { Go } from '../display/Go';
import { PageHead } from '../display/PageHead';
import { DirectoryCard } from './DirectoryCard';
import { RunBars } from './RunBars';
import { useDirectories } from './useDirectories';

export const DirectoryList = () => (
  <>
    <PageHead title="Directories" about="Where people and groups come from. Tessera reads them; it cannot write to them." />
    <Ask asked={useDirectories()} rows={8}>
      {({ directories }) =>
        directories.length === 0 ? (
          <Nothing title="No directory is connected">
            Set LDAP_URL, LDAP_BASE_DN, LDAP_BIND_DN and LDAP_BIND_PASSWORD, and start again. The directory appears here.
          </Nothing>
        ) : (
          <Box sx={{ display: 'grid', gap: 2 }}>
            {directories.map((directory) => (
              <DirectoryCard key={directory.id} directory={directory}>
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
