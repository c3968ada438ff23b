import ExplainIcon from '@mui/icons-material/ManageSearchOutlined';
import { guarded } from '../auth/guarded';
import type { ConsoleResource } from '../data/ConsoleResource';
import { AsOfPage } from './AsOfPage';
import { DecisionPage } from './DecisionPage';

export const explain: ConsoleResource = {
  name: 'explain',
  icon: ExplainIcon,
  options: { label: 'Explain' },
  list: guarded(AsOfPage, 'list'),
  edit: guarded(DecisionPage, 'show'),
  data: {},
  access: { read: ['ADMIN', 'HELPDESK', 'AUDITOR'], write: [] },
};
