import CampaignIcon from '@mui/icons-material/CampaignOutlined';
import { guarded } from '../auth/guarded';
import type { ConsoleResource } from '../data/ConsoleResource';
import { CampaignBegin } from './CampaignBegin';
import { CampaignList } from './CampaignList';
import { CampaignPage } from './CampaignPage';
import { data } from './data';

export const campaigns: ConsoleResource = {
  name: 'campaigns',
  icon: CampaignIcon,
  options: { label: 'Campaigns' },
  recordRepresentation: 'name',
  list: guarded(CampaignList, 'list'),
  create: guarded(CampaignBegin, 'create'),
  show: guarded(CampaignPage, 'show'),
  data,
  access: { read: ['ADMIN', 'HELPDESK', 'AUDITOR'], write: ['ADMIN'] },
};
