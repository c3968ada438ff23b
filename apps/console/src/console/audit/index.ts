import AuditIcon from '@mui/icons-material/ReceiptLongOutlined';
import { guarded } from '../auth/guarded';
import type { ConsoleResource } from '../data/ConsoleResource';
import { AuditList } from './AuditList';
import { data } from './data';

export const audit: ConsoleResource = {
  name: 'audit',
  icon: AuditIcon,
  options: { label: 'Audit log' },
  list: guarded(AuditList, 'list'),
  data,
  access: { read: ['ADMIN', 'AUDITOR'], write: [] },
};
