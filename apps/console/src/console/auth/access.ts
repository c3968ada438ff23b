import type { OperatorRole } from '../../generated/graphql';
import type { ConsoleResource } from '../data/ConsoleResource';

const reading = new Set(['list', 'show', 'read']);

/** Whether one of `roles` may do `action` on `resource`. Unknown resources are refused. */
export function mayDo(resources: readonly ConsoleResource[], roles: readonly OperatorRole[], resource: string, action: string) {
  const access = resources.find(({ name }) => name === resource)?.access;
  const allowed = reading.has(action) ? access?.read : access?.write;
  return roles.some((role) => allowed?.includes(role));
}
