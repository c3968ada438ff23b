import DirectoryIcon from '@mui/icons-material/AccountTreeOutlined';
import { Route } from 'react-router-dom';
import { guarded } from '../auth/guarded';
import type { ConsoleResource } from '../data/ConsoleResource';
import { data } from './data';
import { DirectoryList } from './DirectoryList';
import { DirectoryShow } from './DirectoryShow';
import { DirectoryConnect } from './setup/DirectoryConnect';
import { DirectoryEdit } from './setup/DirectoryEdit';

const Connect = guarded(DirectoryConnect, 'create');

export const directories: ConsoleResource = {
  name: 'directories',
  icon: DirectoryIcon,
  options: { label: 'Directories' },
  recordRepresentation: 'name',
  list: guarded(DirectoryList, 'list'),
  show: guarded(DirectoryShow, 'show'),
  edit: guarded(DirectoryEdit, 'edit'),
  children: <Route path="connect" element={<Connect />} />,
  data,
  access: { read: ['ADMIN', 'AUDITOR'], write: ['ADMIN'] },
};
