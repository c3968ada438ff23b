import { Context, GraphQLISODateTime, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { perRequest, Person } from '../people/index.js';
import { Allow } from '../platform/index.js';
import { FraudReports } from './fraud-reports.js';

@Resolver(() => Person)
@Allow('admin', 'helpdesk', 'auditor')
export class PersonBlockResolver {
  constructor(private readonly reports: FraudReports) {}

  @ResolveField(() => GraphQLISODateTime, { nullable: true })
  blockedSince(@Parent() person: Person, @Context() context: object): Promise<Date | null> {
    return perRequest(context, this.reports.blockedSince, () => null).load(person.id);
  }
}
