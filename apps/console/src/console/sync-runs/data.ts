import { ConsoleSyncRunDocument } from '../../generated/graphql';
import { ApiError, request } from '../../graphql/client';
import type { ResourceData } from '../data/ConsoleResource';

export const data: ResourceData = {
  async getOne({ id }) {
    const { syncRun } = await request(ConsoleSyncRunDocument, { id: String(id) });
    if (!syncRun) throw new ApiError('not_found', 'This run is not kept any more.');
    return { data: syncRun };
  },
};
