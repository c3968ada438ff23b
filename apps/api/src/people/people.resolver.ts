import { ParseUUIDPipe } from '@nestjs/common';
import { Args, Context, ID, Parent, Query, ResolveField, Resolver, GraphQLISODateTime } from '@nestjs/graphql';
import { Allow, GqlRole, PageInput, SortInput, type OperatorRole } from '../platform/index.js';
import { PeopleList } from './people-list.js';
import { DirectoryGroup, PeopleFilter, Person, PersonPage } from './people.types.js';
import { perRequest } from './per-request.js';
import { PersonFacts } from './person-facts.js';

@Resolver(() => Person)
@Allow('admin', 'helpdesk', 'auditor')
export class PeopleResolver {
  constructor(
    private readonly list: PeopleList,
    private readonly facts: PersonFacts,
  ) {}

  @Query(() => PersonPage)
  people(
    @Args('filter', { type: () => PeopleFilter, nullable: true }) filter: PeopleFilter | null,
    @Args('page', { type: () => PageInput, nullable: true }) page: PageInput | null,
    @Args('sort', { type: () => SortInput, nullable: true }) sort: SortInput | null,
  ): Promise<PersonPage> {
    return this.list.page(filter ?? {}, page ?? new PageInput(), sort ?? null);
  }

  @Query(() => Person, { nullable: true })
  person(@Args('id', { type: () => ID }, ParseUUIDPipe) id: string): Promise<Person | null> {
    return this.list.one(id);
  }

  @ResolveField(() => [GqlRole])
  roles(@Parent() person: Person, @Context() context: object): Promise<OperatorRole[]> {
    return perRequest(context, this.facts.roles, () => []).load(person.id);
  }

  @ResolveField(() => [DirectoryGroup])
  groups(@Parent() person: Person, @Context() context: object): Promise<DirectoryGroup[]> {
    return perRequest(context, this.facts.groups, () => []).load(person.id);
  }

  @ResolveField(() => GraphQLISODateTime, { nullable: true })
  lastSignInAt(@Parent() person: Person, @Context() context: object): Promise<Date | null> {
    return perRequest(context, this.facts.lastSignIns, () => null).load(person.id);
  }
}
