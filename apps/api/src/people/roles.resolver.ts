import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, CurrentOperator, type FullViewer, GqlRole } from '../platform/index.js';
import { answered } from './answer.js';
import { RoleMapping } from './people.types.js';
import { RoleMappings } from './role-mappings.js';

@Resolver()
@Allow('admin')
export class RolesResolver {
  constructor(private readonly mappings: RoleMappings) {}

  @Query(() => [RoleMapping])
  roleMappings(): Promise<RoleMapping[]> {
    return this.mappings.list();
  }

  @Mutation(() => RoleMapping)
  addRoleMapping(
    @CurrentOperator() operator: FullViewer,
    @Args('role', { type: () => GqlRole }) role: GqlRole,
    @Args('groupId', { type: () => ID }, ParseUUIDPipe) groupId: string,
  ): Promise<RoleMapping> {
    return answered(this.mappings.add(operator, role, groupId));
  }

  @Mutation(() => Boolean)
  removeRoleMapping(
    @CurrentOperator() operator: FullViewer,
    @Args('id', { type: () => ID }, ParseUUIDPipe) id: string,
  ): Promise<boolean> {
    return answered(this.mappings.remove(operator, id));
  }
}
