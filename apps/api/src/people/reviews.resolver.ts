import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Mutation, Resolver } from '@nestjs/graphql';
import { Allow, CurrentOperator, type FullViewer } from '../platform/index.js';
import { answered } from './answer.js';
import { Person } from './people.types.js';
import { Reviews } from './reviews.js';

@Resolver(() => Person)
@Allow('admin')
export class ReviewsResolver {
  constructor(private readonly reviews: Reviews) {}

  @Mutation(() => Person)
  clearReview(
    @CurrentOperator() operator: FullViewer,
    @Args('personId', { type: () => ID }, ParseUUIDPipe) personId: string,
    @Args('reason', { type: () => String }) reason: string,
  ): Promise<Person> {
    return answered(this.reviews.clear(operator, personId, reason));
  }
}
