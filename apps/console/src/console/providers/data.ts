import { ConsoleProvidersDocument } from '../../generated/graphql';
import { request } from '../../graphql/client';
import type { ResourceData } from '../data/ConsoleResource';

export const data: ResourceData = {
  async getList() {
    const { providers } = await request(ConsoleProvidersDocument);
    return { data: providers, total: providers.length };
  },
};
