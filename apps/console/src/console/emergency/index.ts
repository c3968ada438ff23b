import EmergencyIcon from '@mui/icons-material/EmergencyOutlined';
import { guarded } from '../auth/guarded';
import type { ConsoleResource } from '../data/ConsoleResource';
import { data } from './data';
import { EmergencyList } from './EmergencyList';

export const emergency: ConsoleResource = {
  name: 'emergency',
  icon: EmergencyIcon,
  options: { label: 'Emergency accounts' },
  list: guarded(EmergencyList, 'list'),
  data,
  access: { read: ['ADMIN', 'AUDITOR'], write: ['ADMIN'] },
};
