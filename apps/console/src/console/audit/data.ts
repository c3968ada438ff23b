import { ConsoleAuditEventDocument } from '../../generated/graphql';
import { ApiError, request } from '../../graphql/client';
import type { ResourceData } from '../data/ConsoleResource';

/** The list pages by cursor and asks for itself; only single events go through here. */
export const data: ResourceData = {
  async getOne({ id }) {
    const { auditEvent } = await request(ConsoleAuditEventDocument, { id: String(id) });
    if (!auditEvent) throw new ApiError('not_found', 'There is no such event.');
    return { data: auditEvent };
  },
};
