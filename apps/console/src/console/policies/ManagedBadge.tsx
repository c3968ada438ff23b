import DirectoryIcon from '@mui/icons-material/LanOutlined';
import Chip from '@mui/material/Chip';
import Tooltip from '@mui/material/Tooltip';
import type { PolicyRow } from './draft';
import { followsSentence } from './rules/words';

/** Says that a policy follows the directory, and what of it. */
export const ManagedBadge = ({ policy }: { policy: PolicyRow }) =>
  policy.managedBy ? (
    <Tooltip title={followsSentence(policy.active?.include[0]?.label ?? null, policy.managedBy)} describeChild>
      <Chip size="small" variant="outlined" icon={<DirectoryIcon />} label="Directory" sx={{ borderRadius: 1.5 }} />
    </Tooltip>
  ) : null;
