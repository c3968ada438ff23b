import { ParseUUIDPipe } from '@nestjs/common';
import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { answered, perRequest, Person } from '../people/index.js';
import { Allow, CurrentOperator, type FullViewer, PageInput } from '../platform/index.js';
import { BlockLifting } from './block-lifting.js';
import { FraudReports } from './fraud-reports.js';
import { FraudReport, FraudReportPage } from './fraud.types.js';

@Resolver(() => FraudReport)
@Allow('admin', 'auditor')
export class FraudResolver {
  constructor(
    private readonly reports: FraudReports,
    private readonly lifting: BlockLifting,
  ) {}

  @Query(() => FraudReportPage)
  fraudReports(
    @Args('page', { type: () => PageInput, nullable: true }) page: PageInput | null,
    @Args('open', { type: () => Boolean, nullable: true }) open: boolean | null,
  ): Promise<FraudReportPage> {
    return this.reports.page(open ?? null, page ?? new PageInput());
  }

  @ResolveField(() => Person)
  person(@Parent() report: FraudReport, @Context() context: object): Promise<Person | null> {
    return perRequest<Person | null>(context, this.reports.people, () => null).load(report.personId);
  }

  @Allow('admin')
  @Mutation(() => Person)
  liftBlock(
    @CurrentOperator() operator: FullViewer,
    @Args('personId', { type: () => ID }, ParseUUIDPipe) personId: string,
    @Args('reason', { type: () => String }) reason: string,
  ): Promise<Person> {
    return answered(this.lifting.lift(operator, personId, reason));
  }
}
