import ProvidersIcon from '@mui/icons-material/SendToMobileOutlined';
import { guarded } from '../auth/guarded';
import type { ConsoleResource } from '../data/ConsoleResource';
import { data } from './data';
import { ProviderList } from './ProviderList';

export const providers: ConsoleResource = {
  name: 'providers',
  icon: ProvidersIcon,
  options: { label: 'Providers' },
  list: guarded(ProviderList, 'list'),
  data,
  access: { read: ['ADMIN'], write: ['ADMIN'] },
};
