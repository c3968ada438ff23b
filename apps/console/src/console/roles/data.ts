import { ConsoleRoleMappingsDocument } from '../../generated/graphql';
import { request } from '../../graphql/client';
import type { ResourceData } from '../data/ConsoleResource';

export const data: ResourceData = {
  async getList() {
    const { roleMappings } = await request(ConsoleRoleMappingsDocument);
    return { data: roleMappings, total: roleMappings.length };
  },
};
