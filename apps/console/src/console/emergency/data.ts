import { ConsoleEmergencyAccountsDocument } from '../../generated/graphql';
import { request } from '../../graphql/client';
import type { ResourceData } from '../data/ConsoleResource';

export const data: ResourceData = {
  async getList() {
    const { emergencyAccounts } = await request(ConsoleEmergencyAccountsDocument);
    return { data: emergencyAccounts.items, total: emergencyAccounts.items.length };
  },
};
