import { ConsoleCampaignsDocument } from '../../generated/graphql';
import { request } from '../../graphql/client';
import type { ResourceData } from '../data/ConsoleResource';

export const data: ResourceData = {
  async getList() {
    const { campaigns } = await request(ConsoleCampaignsDocument);
    return { data: campaigns, total: campaigns.length };
  },
};
