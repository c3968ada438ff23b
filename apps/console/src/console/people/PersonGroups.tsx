import Box from '@mui/material/Box';
import { Nothing } from '../display/Ask';
import { count } from '../display/Figure';
import { Go, peopleWhere } from '../display/Go';
import { Panel } from '../display/Panel';
import { SmallTable } from '../display/SmallTable';
import type { PersonRecord } from './types';

export const PersonGroups = ({ groups }: { groups: PersonRecord['groups'] }) => (
  <Panel title="Groups in the directory">
    {groups.length === 0 ? (
      <Nothing title="In no group">Policies for groups do not reach this person.</Nothing>
    ) : (
      <SmallTable
        label="Groups"
        rows={groups}
        columns={[
          {
            head: 'Group',
            render: (group) => (
              <>
                {group.name}
                <Box sx={{ color: 'text.secondary', fontSize: '0.8rem', overflowWrap: 'anywhere' }}>{group.dn}</Box>
              </>
            ),
          },
          {
            head: 'Members',
            align: 'right',
            render: (group) => <Go to={peopleWhere({ groupId: group.id })}>{count(group.members)}</Go>,
          },
        ]}
      />
    )}
  </Panel>
);
