import Alert from '@mui/material/Alert';
import Autocomplete from '@mui/material/Autocomplete';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import {
  ConsoleAddRoleMappingDocument,
  ConsoleGroupsDocument,
  type ConsoleGroupsQuery,
  type OperatorRole,
} from '../../generated/graphql';
import { useAct } from '../data/useAct';
import { useAsk } from '../data/useAsk';
import { people } from '../display/Figure';
import { ReasonDialog } from '../display/ReasonDialog';
import { roleNames, rolePowers } from '../display/roleNames';
import { useDebounced } from '../display/useDebounced';

type Group = ConsoleGroupsQuery['groups']['items'][number];

export function RoleAdd({ onClose }: { onClose: () => void }) {
  const [role, setRole] = useState<OperatorRole>('HELPDESK');
  const [group, setGroup] = useState<Group | null>(null);
  const [typed, setTyped] = useState('');
  const search = useDebounced(typed.trim(), 200);
  const groups = useAsk(ConsoleGroupsDocument, { search, page: { offset: 0, limit: 20 } });
  const add = useAct(ConsoleAddRoleMappingDocument, {
    told: () => `${group?.name} has the role ${roleNames[role]}.`,
    onDone: onClose,
    onRefused: () => true,
  });
  return (
    <ReasonDialog
      title="Give a role to a group"
      action={group ? `Make ${people(group.members)} ${roleNames[role]}` : 'Give the role'}
      asksReason={false}
      pending={add.isPending}
      error={add.error}
      onCancel={onClose}
      onConfirm={() => group && add.mutate({ role, groupId: group.id })}
    >
      <TextField
        select
        label="Role"
        value={role}
        onChange={({ target }) => setRole(target.value as OperatorRole)}
        helperText={rolePowers[role]}
        sx={{ mt: 1 }}
      >
        {Object.entries(roleNames).map(([value, name]) => (
          <MenuItem key={value} value={value}>
            {name}
          </MenuItem>
        ))}
      </TextField>
      <Autocomplete
        options={groups.data?.groups.items ?? []}
        filterOptions={(options) => options}
        loading={groups.isFetching}
        value={group}
        onChange={(_, chosen) => setGroup(chosen)}
        onInputChange={(_, text) => setTyped(text)}
        getOptionLabel={({ name }) => name}
        getOptionKey={({ id }) => id}
        isOptionEqualToValue={(one, other) => one.id === other.id}
        noOptionsText="No group with that name"
        renderInput={(params) => <TextField {...params} label="Group" required helperText={group?.dn} />}
      />
      <Alert severity="warning">
        {group
          ? `${people(group.members)} in ${group.name}, and whoever joins it later, can use this console as ${roleNames[role]}.`
          : 'Everybody in the group, and whoever joins it later, gets the role.'}{' '}
        They must use a second step to sign in.
      </Alert>
    </ReasonDialog>
  );
}
