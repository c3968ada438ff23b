import BlockIcon from '@mui/icons-material/Block';
import CheckIcon from '@mui/icons-material/CheckCircleOutlined';
import ErrorIcon from '@mui/icons-material/ErrorOutlined';
import HourglassIcon from '@mui/icons-material/HourglassEmptyOutlined';
import PauseIcon from '@mui/icons-material/PauseCircleOutlined';
import RemoveIcon from '@mui/icons-material/RemoveCircleOutlined';
import SyncIcon from '@mui/icons-material/SyncOutlined';
import EditIcon from '@mui/icons-material/EditOutlined';
import Chip, { type ChipProps } from '@mui/material/Chip';
import Tooltip from '@mui/material/Tooltip';

interface Look {
  word: string;
  hint: string;
  color: ChipProps['color'];
  icon: React.ReactElement;
}
const plain = 'default';

/** Every state the console shows: its word, what it means, and how it looks. Colour never stands alone. */
const looks: Record<string, Look> = {
  ENFORCED: { word: 'Enforced', hint: 'Required and enrolled', color: 'success', icon: <CheckIcon /> },
  ENABLED: { word: 'Enabled', hint: 'Required, not enrolled yet', color: 'warning', icon: <HourglassIcon /> },
  DISABLED: { word: 'Disabled', hint: 'Not required', color: plain, icon: <RemoveIcon /> },
  PUBLISHED: { word: 'Published', hint: 'In force', color: 'success', icon: <CheckIcon /> },
  DRAFT: { word: 'Draft', hint: 'Never published: requires nobody', color: plain, icon: <EditIcon /> },
  WITHDRAWN: { word: 'Withdrawn', hint: 'Was published, requires nobody now', color: plain, icon: <BlockIcon /> },
  RUNNING: { word: 'Running', hint: 'Reading the directory now', color: 'info', icon: <SyncIcon /> },
  COMPLETED: { word: 'Completed', hint: 'Read and merged', color: 'success', icon: <CheckIcon /> },
  FAILED: { word: 'Failed', hint: 'Changed nobody', color: 'error', icon: <ErrorIcon /> },
  HELD: { word: 'Held', hint: 'Waits for a decision; changed nobody', color: 'warning', icon: <PauseIcon /> },
  PAUSED: { word: 'Paused', hint: 'Not read; its people still sign in', color: 'warning', icon: <PauseIcon /> },
  BLOCKED: {
    word: 'Blocked',
    hint: 'Reported as fraud: nothing verifies until somebody unblocks it',
    color: 'error',
    icon: <BlockIcon />,
  },
  WORKING: { word: 'Working', hint: 'Messages go through it', color: 'success', icon: <CheckIcon /> },
  RESTING: {
    word: 'Resting',
    hint: 'It failed several times in a row and is left out for a moment',
    color: 'warning',
    icon: <PauseIcon />,
  },
  SWITCHED_OFF: { word: 'Switched off', hint: 'Not used', color: plain, icon: <RemoveIcon /> },
  SUCCESS: { word: 'Success', hint: 'It was done', color: 'success', icon: <CheckIcon /> },
  REFUSED: { word: 'Refused', hint: 'It was not done', color: 'error', icon: <BlockIcon /> },
};

export const wordOf = (state: string): string => looks[state]?.word ?? state;

export function StateChip({ state }: { state: string }) {
  const look = looks[state] ?? { word: state, hint: state, color: plain, icon: <RemoveIcon /> };
  return (
    <Tooltip title={look.hint} describeChild>
      <Chip size="small" variant="outlined" color={look.color} icon={look.icon} label={look.word} sx={{ borderRadius: 1.5 }} />
    </Tooltip>
  );
}
