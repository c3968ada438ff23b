import { ConsoleDirectoriesDocument, ConsoleDirectoryDocument } from '../../generated/graphql';
import { ApiError, request } from '../../graphql/client';
import type { ResourceData } from '../data/ConsoleResource';

export const data: ResourceData = {
  async getList() {
    const { directories } = await request(ConsoleDirectoriesDocument);
    return { data: directories, total: directories.length };
  },
  async getOne({ id }) {
    const { directory } = await request(ConsoleDirectoryDocument, { id: String(id) });
    if (!directory) throw new ApiError('not_found', 'This directory is not connected any more.');
    return { data: directory };
  },
};
