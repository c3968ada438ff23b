import FraudIcon from '@mui/icons-material/GppMaybeOutlined';
import type { ConsoleResource } from '../data/ConsoleResource';
import { data } from './data';
import { FraudList } from './FraudList';

export const fraud: ConsoleResource = {
  name: 'fraud',
  icon: FraudIcon,
  options: { label: 'Fraud reports' },
  list: FraudList,
  data,
  access: { read: ['ADMIN', 'AUDITOR'], write: ['ADMIN'] },
};
