import Box from '@mui/material/Box';
import { Panel } from '../display/Panel';
import { When } from '../display/When';
import { RightsWarning } from './setup/RightsWarning';
import type { Directory } from './useDirectories';

const writes: Readonly<Record<string, string>> = {
  yes: 'It may change entries.',
  no: 'It may not change anything.',
  unknown: 'The server does not tell whether it may change anything.',
};
const passwords = (reads: boolean | null | undefined) =>
  reads === true ? 'It may read password hashes.' : reads === false ? 'It cannot read password hashes.' : '';

/** What the account could do, which is another thing than what Tessera does with it. */
export function DirectoryRights({ rights }: { rights: Directory['rights'] }) {
  return (
    <Panel title="Rights of the account" aside={rights && <When at={rights.checkedAt} />}>
      {rights ? (
        <Box sx={{ display: 'grid', gap: 1 }}>
          <RightsWarning rights={rights} />
          <div>
            {writes[rights.canWrite] ?? rights.canWrite} {passwords(rights.readsPasswords)}
          </div>
          {rights.attributes.length > 0 && (
            <Box sx={{ color: 'text.secondary', fontSize: '0.8rem', overflowWrap: 'anywhere' }}>
              Among what it may change: {rights.attributes.join(', ')}
            </Box>
          )}
        </Box>
      ) : (
        <Box sx={{ color: 'text.secondary' }}>Not asked yet. It is asked after the directory has been read.</Box>
      )}
    </Panel>
  );
}
