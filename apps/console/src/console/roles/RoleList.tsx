import AddIcon from '@mui/icons-material/Add';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import { useState } from 'react';
import {
  ConsoleRemoveRoleMappingDocument,
  ConsoleRoleMappingsDocument,
  type ConsoleRoleMappingsQuery,
} from '../../generated/graphql';
import { useAct } from '../data/useAct';
import { useAsk } from '../data/useAsk';
import { Ask, Nothing } from '../display/Ask';
import { people } from '../display/Figure';
import { Go, peopleWhere } from '../display/Go';
import { PageHead } from '../display/PageHead';
import { ReasonDialog } from '../display/ReasonDialog';
import { roleNames, rolePowers } from '../display/roleNames';
import { SmallTable } from '../display/SmallTable';
import { When } from '../display/When';
import { RoleAdd } from './RoleAdd';

type Mapping = ConsoleRoleMappingsQuery['roleMappings'][number];

function RoleRemove({ mapping, onClose }: { mapping: Mapping; onClose: () => void }) {
  const role = roleNames[mapping.role];
  const remove = useAct(ConsoleRemoveRoleMappingDocument, {
    told: () => `${mapping.group.name} is no longer ${role}.`,
    onDone: onClose,
    onRefused: () => true,
  });
  return (
    <ReasonDialog
      title={`Take the role ${role} from ${mapping.group.name}?`}
      action={`Take it from ${people(mapping.group.members)}`}
      danger
      asksReason={false}
      pending={remove.isPending}
      error={remove.error}
      onCancel={onClose}
      onConfirm={() => remove.mutate({ id: mapping.id })}
    >
      <div>Whoever has the role only through this group loses it at once, also in sessions that are open.</div>
    </ReasonDialog>
  );
}

export function RoleList() {
  const asked = useAsk(ConsoleRoleMappingsDocument, {});
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<Mapping | null>(null);
  return (
    <>
      <PageHead
        title="Roles"
        about="Who may use this console. A role belongs to a directory group; whoever is in the group has it."
      >
        <Button variant="contained" startIcon={<AddIcon />} onClick={() => setAdding(true)}>
          Give a role
        </Button>
      </PageHead>
      <Alert severity="warning" variant="outlined" sx={{ mb: 2 }}>
        A role gives power. Whoever can change the group in the directory can make operators, so choose groups that few people can
        change.
      </Alert>
      <Card>
        <Ask asked={asked}>
          {({ roleMappings }) =>
            roleMappings.length === 0 ? (
              <Nothing title="No group has a role">Give the role Admin to a group first.</Nothing>
            ) : (
              <SmallTable
                label="Roles"
                rows={roleMappings}
                columns={[
                  {
                    head: 'Role',
                    render: ({ role }) => (
                      <>
                        <strong>{roleNames[role]}</strong>
                        <Box sx={{ color: 'text.secondary', fontSize: '0.8rem' }}>{rolePowers[role]}</Box>
                      </>
                    ),
                  },
                  {
                    head: 'Group',
                    render: ({ group }) => (
                      <>
                        {group.name}
                        <Box sx={{ color: 'text.secondary', fontSize: '0.8rem' }}>{group.dn}</Box>
                      </>
                    ),
                  },
                  {
                    head: 'Members',
                    render: ({ group }) => <Go to={peopleWhere({ groupId: group.id })}>{people(group.members)}</Go>,
                  },
                  { head: 'Given by', render: ({ createdBy }) => createdBy ?? 'Setup' },
                  { head: 'When', render: ({ createdAt }) => <When at={createdAt} /> },
                  {
                    head: 'Change',
                    render: (mapping) => (
                      <Button
                        color="error"
                        onClick={() => setRemoving(mapping)}
                        aria-label={`Remove ${mapping.group.name} from ${roleNames[mapping.role]}`}
                      >
                        Remove…
                      </Button>
                    ),
                  },
                ]}
              />
            )
          }
        </Ask>
      </Card>
      {adding && <RoleAdd onClose={() => setAdding(false)} />}
      {removing && <RoleRemove mapping={removing} onClose={() => setRemoving(null)} />}
    </>
  );
}
