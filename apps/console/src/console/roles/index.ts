import RolesIcon from '@mui/icons-material/AdminPanelSettingsOutlined';
import { guarded } from '../auth/guarded';
import type { ConsoleResource } from '../data/ConsoleResource';
import { data } from './data';
import { RoleList } from './RoleList';

export const roles: ConsoleResource = {
  name: 'roles',
  icon: RolesIcon,
  options: { label: 'Roles' },
  list: guarded(RoleList, 'list'),
  data,
  access: { read: ['ADMIN'], write: ['ADMIN'] },
};
