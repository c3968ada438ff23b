import AddIcon from '@mui/icons-material/AddCircleOutlined';
import BlockIcon from '@mui/icons-material/Block';
import EditIcon from '@mui/icons-material/EditOutlined';
import GoneIcon from '@mui/icons-material/PersonOffOutlined';
import ReturnIcon from '@mui/icons-material/SettingsBackupRestoreOutlined';
import Box from '@mui/material/Box';
import Chip, { type ChipProps } from '@mui/material/Chip';
import { Go, peopleWhere } from '../display/Go';
import { RowKeys } from '../display/RowKeys';
import { SmallTable } from '../display/SmallTable';
import { whatWords } from './differenceWords';
import { FieldChanges } from './FieldChanges';
import type { Difference } from './useDifferences';

const looks: Record<string, { color: ChipProps['color']; icon: React.ReactElement }> = {
  missing: { color: 'error', icon: <GoneIcon /> },
  disabled: { color: 'warning', icon: <BlockIcon /> },
  changed: { color: 'info', icon: <EditIcon /> },
  added: { color: 'success', icon: <AddIcon /> },
  returned: { color: 'success', icon: <ReturnIcon /> },
};
const kinds: Record<string, string> = { person: 'Person', group: 'Group', unit: 'Unit' };

/** A difference names a person as the directory does, so the list finds them; somebody who would only be added is not there yet. */
function Who({ difference: { of, what, name, login }, applied }: { difference: Difference; applied: boolean }) {
  const listed = of === 'person' && login && (applied || what !== 'added');
  return (
    <Box>
      {listed ? (
        <Go to={peopleWhere({ search: login })} target="_blank" data-row-link>
          {name}
        </Go>
      ) : (
        <Box component="span" tabIndex={-1} data-row-link>
          {name}
        </Box>
      )}
      <Box sx={{ color: 'text.secondary', fontSize: '0.8rem' }}>{login ?? kinds[of] ?? of}</Box>
    </Box>
  );
}

interface Props {
  differences: readonly Difference[];
  applied: boolean;
}

export const DifferenceRows = ({ differences, applied }: Props) => (
  <RowKeys>
    <Box sx={{ mx: -2, overflowX: 'auto' }}>
      <SmallTable
        label="Differences"
        rows={differences}
        columns={[
          { head: 'Who or what', render: (difference) => <Who difference={difference} applied={applied} /> },
          {
            head: applied ? 'Happened' : 'Would be',
            render: ({ what }) => (
              <Chip
                size="small"
                variant="outlined"
                label={whatWords[what] ?? what}
                color={looks[what]?.color}
                icon={looks[what]?.icon}
                sx={{ borderRadius: 1.5 }}
              />
            ),
          },
          { head: 'Before → after', render: (difference) => <FieldChanges difference={difference} /> },
        ]}
      />
    </Box>
  </RowKeys>
);
