import { guarded } from '../auth/guarded';
import type { ConsoleResource } from '../data/ConsoleResource';
import { data } from './data';
import { SyncRunShow } from './SyncRunShow';

export const syncRuns: ConsoleResource = {
  name: 'sync-runs',
  options: { label: 'Sync runs' },
  show: guarded(SyncRunShow, 'show'),
  data,
  access: { read: ['ADMIN', 'AUDITOR'], write: ['ADMIN'] },
};
