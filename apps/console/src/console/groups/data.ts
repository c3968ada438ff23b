import { ConsoleGroupsDocument } from '../../generated/graphql';
import { request } from '../../graphql/client';
import type { ResourceData } from '../data/ConsoleResource';
import { listVariables } from '../data/listVariables';

export const data: ResourceData = {
  async getList(params) {
    const { page } = listVariables(params);
    const { groups } = await request(ConsoleGroupsDocument, { search: params.filter?.search ?? null, page });
    return { data: groups.items, total: groups.total };
  },
  async getMany({ ids }) {
    const { groups } = await request(ConsoleGroupsDocument, { ids: ids.map(String), page: { offset: 0, limit: ids.length } });
    return { data: groups.items };
  },
};
