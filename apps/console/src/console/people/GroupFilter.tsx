import GroupIcon from '@mui/icons-material/GroupsOutlined';
import Chip from '@mui/material/Chip';
import { useGetManyAggregate } from 'react-admin';

/** Set by links from groups; says which group, and can be taken away. */
export function GroupFilter({ groupId, onClear }: { groupId: string | null; onClear: () => void }) {
  const { data } = useGetManyAggregate('groups', { ids: groupId ? [groupId] : [] }, { enabled: groupId !== null });
  if (!groupId) return null;
  return <Chip icon={<GroupIcon />} label={`In ${data?.[0]?.name ?? 'a group'}`} onDelete={onClear} />;
}
