import { guarded } from '../../auth/guarded';
import type { ConsoleResource } from '../../data/ConsoleResource';
import { data } from './data';
import { RuleList } from './RuleList';

/** Reached from the list of policies. */
export const policyRules: ConsoleResource = {
  name: 'policy-rules',
  options: { label: 'From the directory' },
  list: guarded(RuleList, 'list'),
  data,
  access: { read: ['ADMIN', 'AUDITOR'], write: ['ADMIN'] },
};
