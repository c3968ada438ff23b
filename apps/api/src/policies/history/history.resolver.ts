import { ParseUUIDPipe } from '@nestjs/common';
import { Args, GraphQLISODateTime, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { answered } from '../../people/index.js';
import { Allow, CurrentOperator, type FullViewer, PageInput, Refused } from '../../platform/index.js';
import { Exceptions } from '../exceptions.js';
import { PolicyException, PolicyExceptionInput } from '../exceptions.types.js';
import { AsOf } from './as-of.js';
import { AsOfFilter, PersonAsOfPage, RequirementCounts } from './as-of.types.js';
import { PolicyExplanation } from './explanation.types.js';
import { Explanations } from './explanations.js';

/** What the scalar could not read is a date of nothing. */
function momentOf(at: Date): Date {
  if (Number.isNaN(at.getTime())) throw new Refused('bad_request', { field: 'at' });
  return at;
}

@Resolver()
@Allow('admin', 'auditor')
export class HistoryResolver {
  constructor(
    private readonly asOf: AsOf,
    private readonly explanations: Explanations,
    private readonly exceptions: Exceptions,
  ) {}

  @Query(() => RequirementCounts)
  requirementsAsOf(@Args('at', { type: () => GraphQLISODateTime }) at: Date): Promise<RequirementCounts> {
    return this.asOf.counts(momentOf(at));
  }

  @Query(() => PersonAsOfPage)
  peopleAsOf(
    @Args('at', { type: () => GraphQLISODateTime }) at: Date,
    @Args('filter', { type: () => AsOfFilter, nullable: true }) filter: AsOfFilter | null,
    @Args('page', { type: () => PageInput, nullable: true }) page: PageInput | null,
  ): Promise<PersonAsOfPage> {
    return this.asOf.people(momentOf(at), filter ?? {}, page ?? new PageInput());
  }

  @Query(() => PolicyExplanation, { nullable: true, description: 'Live when `at` is left out.' })
  @Allow('admin', 'helpdesk', 'auditor')
  policyExplanation(
    @Args('personId', { type: () => ID }, ParseUUIDPipe) personId: string,
    @Args('at', { type: () => GraphQLISODateTime, nullable: true }) at: Date | null,
  ): Promise<PolicyExplanation | null> {
    return this.explanations.of(personId, at ? momentOf(at) : null);
  }

  @Query(() => [PolicyException], { description: 'Those that run, or all that a person ever had.' })
  @Allow('admin', 'helpdesk', 'auditor')
  policyExceptions(
    @Args('personId', { type: () => ID, nullable: true }, new ParseUUIDPipe({ optional: true })) personId: string | null,
  ): Promise<PolicyException[]> {
    return this.exceptions.list(personId ?? null);
  }

  @Mutation(() => PolicyException)
  @Allow('admin')
  grantPolicyException(
    @CurrentOperator() operator: FullViewer,
    @Args('input', { type: () => PolicyExceptionInput }) input: PolicyExceptionInput,
  ): Promise<PolicyException> {
    return answered(this.exceptions.grant(operator, input));
  }

  @Mutation(() => PolicyException)
  @Allow('admin')
  endPolicyException(
    @CurrentOperator() operator: FullViewer,
    @Args('id', { type: () => ID }, ParseUUIDPipe) id: string,
  ): Promise<PolicyException> {
    return answered(this.exceptions.end(operator, id));
  }
}
