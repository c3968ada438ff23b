import { audit } from './audit';
import { campaigns } from './campaigns';
import type { ConsoleResource } from './data/ConsoleResource';
import { directories } from './directories';
import { emergency } from './emergency';
import { explain } from './explain';
import { fraud } from './fraud';
import { groups } from './groups';
import { people } from './people';
import { policies } from './policies';
import { policyRules } from './policies/rules';
import { providers } from './providers';
import { roles } from './roles';
import { syncRuns } from './sync-runs';

/** Everything the console shows: one line a resource. Pages, data and access rights travel together. */
export const resources: readonly ConsoleResource[] = [
  people,
  policies,
  policyRules,
  campaigns,
  directories,
  syncRuns,
  groups,
  fraud,
  explain,
  audit,
  roles,
  emergency,
  providers,
];
