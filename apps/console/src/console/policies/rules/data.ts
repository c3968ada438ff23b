import { ConsolePolicyRulesDocument } from '../../../generated/graphql';
import { request } from '../../../graphql/client';
import type { ResourceData } from '../../data/ConsoleResource';

export const data: ResourceData = {
  async getList() {
    const { policyRules } = await request(ConsolePolicyRulesDocument);
    return { data: policyRules, total: policyRules.length };
  },
};
