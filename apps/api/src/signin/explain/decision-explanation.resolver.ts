import { ParseUUIDPipe } from '@nestjs/common';
import { Args, Field, GraphQLISODateTime, ID, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { Allow, Database, JsonScalar, row } from '../../platform/index.js';
import { Explanations, PolicyExplanation } from '../../policies/index.js';

@ObjectType({ description: 'A decision by the id that a person quotes, and what policy said at that moment.' })
export class DecisionExplanation {
  @Field(() => ID) decisionId: string;
  @Field(() => GraphQLISODateTime) at: Date;
  @Field(() => String, { description: 'allow, challenge, enroll, deny' }) outcome: string;
  @Field(() => String) reason: string;
  @Field(() => JsonScalar, { description: 'Every check in order with its answer, and the versions that the gate found.' })
  trace: unknown;
  @Field(() => PolicyExplanation) explanation: PolicyExplanation;
}

@Resolver()
@Allow('admin', 'helpdesk', 'auditor')
export class DecisionExplanationResolver {
  constructor(
    private readonly database: Database,
    private readonly explanations: Explanations,
  ) {}

  @Query(() => DecisionExplanation, { nullable: true })
  async decisionExplanation(
    @Args('decisionId', { type: () => ID }, ParseUUIDPipe) decisionId: string,
  ): Promise<DecisionExplanation | null> {
    const found = await row<Omit<DecisionExplanation, 'explanation'> & { personId: string }>(
      this.database.manager,
      'SELECT id AS "decisionId", at, outcome, reason, trace, person_id AS "personId" FROM decision WHERE id = $1',
      [decisionId],
    );
    if (!found) return null;
    const { personId, ...decision } = found;
    const explanation = await this.explanations.of(personId, decision.at);
    return explanation && { ...decision, explanation };
  }
}
