import type { OperatorRole } from '../../generated/graphql';

export const roleNames: Record<OperatorRole, string> = { ADMIN: 'Admin', HELPDESK: 'Helpdesk', AUDITOR: 'Auditor' };

export const rolePowers: Record<OperatorRole, string> = {
  ADMIN: 'Policies, directories, operators, and everything below.',
  HELPDESK: 'Finds people and sees why they are asked for a second step.',
  AUDITOR: 'Reads the audit log, people and policies; changes nothing.',
};
