import type {
  CreateParams,
  CreateResult,
  DeleteParams,
  DeleteResult,
  GetListParams,
  GetListResult,
  GetManyParams,
  GetManyResult,
  GetOneParams,
  GetOneResult,
  ResourceProps,
  UpdateParams,
  UpdateResult,
} from 'react-admin';
import type { OperatorRole } from '../../generated/graphql';

/** How a resource is read and written. What is missing cannot be done. */
export interface ResourceData {
  getList?(params: GetListParams): Promise<GetListResult>;
  getOne?(params: GetOneParams): Promise<GetOneResult>;
  getMany?(params: GetManyParams): Promise<GetManyResult>;
  create?(params: CreateParams): Promise<CreateResult>;
  update?(params: UpdateParams): Promise<UpdateResult>;
  delete?(params: DeleteParams): Promise<DeleteResult>;
}

/** Hides what a role cannot do; the API refuses it in any case. */
export interface ResourceAccess {
  read: readonly OperatorRole[];
  write: readonly OperatorRole[];
}

export interface ConsoleResource extends ResourceProps {
  data: ResourceData;
  access: ResourceAccess;
}
