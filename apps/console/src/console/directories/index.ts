import DirectoryIcon from '@mui/icons-material/AccountTreeOutlined';
import { guarded } from '../auth/guarded';
import type { ConsoleResource } from '../data/ConsoleResource';
import { data } from './data';
import { DirectoryList } from './DirectoryList';
import { DirectoryShow } from './DirectoryShow';

export const directories: ConsoleResource = {
  name: 'directories',
  icon: DirectoryIcon,
  options: { label: 'Directories' },
  recordRepresentation: 'name',
  list: guarded(DirectoryList, 'list'),
  show: guarded(DirectoryShow, 'show'),
  data,
  access: { read: ['ADMIN', 'AUDITOR'], write: ['ADMIN'] },
};
