import { ConsoleFraudReportsDocument } from '../../generated/graphql';
import { request } from '../../graphql/client';
import type { ResourceData } from '../data/ConsoleResource';
import { listVariables } from '../data/listVariables';

export const data: ResourceData = {
  async getList(params) {
    const open = params.filter?.open === undefined ? null : Boolean(params.filter.open);
    const { fraudReports } = await request(ConsoleFraudReportsDocument, { open, page: listVariables(params).page });
    return { data: fraudReports.items, total: fraudReports.total };
  },
};
