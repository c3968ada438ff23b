import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { Allow, PageInput } from '../platform/index.js';
import { GroupList } from './group-list.js';
import { DirectoryGroupPage, OrganisationalUnitPage } from './people.types.js';
import { UnitList } from './unit-list.js';
import { uuids } from './uuids.js';

@Resolver()
@Allow('admin', 'helpdesk', 'auditor')
export class GroupsResolver {
  constructor(
    private readonly groupList: GroupList,
    private readonly units: UnitList,
  ) {}

  @Query(() => DirectoryGroupPage)
  groups(
    @Args('search', { type: () => String, nullable: true }) search: string | null,
    @Args('ids', { type: () => [ID], nullable: true }) ids: string[] | null,
    @Args('page', { type: () => PageInput, nullable: true }) page: PageInput | null,
  ): Promise<DirectoryGroupPage> {
    return this.groupList.page(search ?? null, uuids(ids), page ?? new PageInput());
  }

  @Query(() => OrganisationalUnitPage)
  organisationalUnits(
    @Args('search', { type: () => String, nullable: true }) search: string | null,
    @Args('ids', { type: () => [ID], nullable: true }) ids: string[] | null,
    @Args('page', { type: () => PageInput, nullable: true }) page: PageInput | null,
  ): Promise<OrganisationalUnitPage> {
    return this.units.page(search ?? null, uuids(ids), page ?? new PageInput());
  }
}
