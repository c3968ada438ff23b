import PolicyIcon from '@mui/icons-material/RuleOutlined';
import { guarded } from '../auth/guarded';
import type { ConsoleResource } from '../data/ConsoleResource';
import { data } from './data';
import { PolicyCreate } from './PolicyCreate';
import { PolicyList } from './PolicyList';
import { PolicyPage } from './PolicyPage';

export const policies: ConsoleResource = {
  name: 'policies',
  icon: PolicyIcon,
  options: { label: 'Policies' },
  recordRepresentation: 'name',
  list: PolicyList,
  create: guarded(PolicyCreate, 'create'),
  edit: guarded(PolicyPage, 'show'),
  data,
  access: { read: ['ADMIN', 'AUDITOR'], write: ['ADMIN'] },
};
