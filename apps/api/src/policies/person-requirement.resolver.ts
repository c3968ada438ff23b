import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Person, perRequest } from '../people/index.js';
import { Allow } from '../platform/index.js';
import { PersonRequirements } from './person-requirements.js';
import { PersonMethod, Requirement } from './requirement.types.js';

@Resolver(() => Person)
@Allow('admin', 'helpdesk', 'auditor')
export class PersonRequirementResolver {
  constructor(private readonly facts: PersonRequirements) {}

  @ResolveField(() => Requirement)
  requirement(@Parent() person: Person, @Context() context: object): Promise<Requirement> {
    return perRequest(context, this.facts.requirements, this.facts.notRequired).load(person.id);
  }

  @ResolveField(() => [PersonMethod])
  methods(@Parent() person: Person, @Context() context: object): Promise<PersonMethod[]> {
    return perRequest(context, this.facts.methods, () => []).load(person.id);
  }
}
