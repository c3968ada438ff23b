import type { GetListParams } from 'react-admin';
import type { Page, Sort } from '../../generated/graphql';

/** React-Admin's page and sort, in the API's words. */
export function listVariables({ pagination, sort }: GetListParams): { page: Page; sort: Sort | null } {
  const { page, perPage } = pagination ?? { page: 1, perPage: 25 };
  return {
    page: { offset: (page - 1) * perPage, limit: perPage },
    sort: sort && sort.field !== 'id' ? { field: sort.field, descending: sort.order === 'DESC' } : null,
  };
}
