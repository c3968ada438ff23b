import type { ConsoleResource } from '../data/ConsoleResource';
import { data } from './data';

/** Directory groups: no pages of their own, chosen and named by other resources. */
export const groups: ConsoleResource = {
  name: 'groups',
  recordRepresentation: 'name',
  data,
  access: { read: ['ADMIN', 'HELPDESK', 'AUDITOR'], write: [] },
};
