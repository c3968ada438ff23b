import { ConsolePeopleDocument, ConsolePersonDocument } from '../../generated/graphql';
import { ApiError, request } from '../../graphql/client';
import type { ResourceData } from '../data/ConsoleResource';
import { listVariables } from '../data/listVariables';

export const data: ResourceData = {
  async getList(params) {
    const { people } = await request(ConsolePeopleDocument, { filter: params.filter, ...listVariables(params) });
    return { data: people.items, total: people.total };
  },
  async getOne({ id }) {
    const { person } = await request(ConsolePersonDocument, { id: String(id) });
    if (!person) throw new ApiError('not_found', 'This person is not in any directory that was read.');
    return { data: person };
  },
  async getMany({ ids }) {
    const page = { offset: 0, limit: ids.length };
    const { people } = await request(ConsolePeopleDocument, { filter: { ids: ids.map(String) }, page });
    return { data: people.items };
  },
};
