import PeopleIcon from '@mui/icons-material/PeopleOutlined';
import { guarded } from '../auth/guarded';
import type { ConsoleResource } from '../data/ConsoleResource';
import { data } from './data';
import { PeopleList } from './PeopleList';
import { PersonShow } from './PersonShow';

export const people: ConsoleResource = {
  name: 'people',
  icon: PeopleIcon,
  options: { label: 'People' },
  recordRepresentation: 'displayName',
  list: PeopleList,
  show: guarded(PersonShow, 'show'),
  data,
  access: { read: ['ADMIN', 'HELPDESK', 'AUDITOR'], write: ['ADMIN'] },
};
