import { ConsoleDeletePolicyDocument, ConsolePoliciesDocument, ConsolePolicyDocument } from '../../generated/graphql';
import { ApiError, request } from '../../graphql/client';
import type { ResourceData } from '../data/ConsoleResource';
import { listVariables } from '../data/listVariables';

/** Drafts are saved by the editor itself: what it sends is not the record that it read. */
export const data: ResourceData = {
  async getList(params) {
    const variables = { search: params.filter?.search ?? null, ...listVariables(params) };
    const { policies } = await request(ConsolePoliciesDocument, variables);
    return { data: policies.items, total: policies.total };
  },
  async getOne({ id }) {
    const { policy } = await request(ConsolePolicyDocument, { id: String(id) });
    if (!policy) throw new ApiError('not_found', 'This policy does not exist any more.');
    return { data: policy };
  },
  async delete({ id, previousData }) {
    await request(ConsoleDeletePolicyDocument, { id: String(id) });
    return { data: previousData ?? { id } };
  },
};
