import { ConsoleDirectoriesDocument } from '../../generated/graphql';
import { request } from '../../graphql/client';
import type { ResourceData } from '../data/ConsoleResource';

export const data: ResourceData = {
  async getList() {
    const { directories } = await request(ConsoleDirectoriesDocument);
    return { data: directories, total: directories.length };
  },
};
