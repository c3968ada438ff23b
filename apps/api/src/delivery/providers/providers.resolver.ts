import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, CurrentOperator, type FullViewer, Refused } from '../../platform/index.js';
import { Provider, ProviderInput, ProviderKind, ProviderTest } from './provider.types.js';
import { ProviderActs } from './provider-acts.js';
import { ProviderList } from './provider-list.js';
import { ProviderTests } from './provider-tests.js';

const ID_ARGUMENT = { type: () => ID };

@Resolver()
@Allow('admin')
export class ProvidersResolver {
  constructor(
    private readonly list: ProviderList,
    private readonly acts: ProviderActs,
    private readonly tests: ProviderTests,
  ) {}

  @Query(() => [ProviderKind])
  providerKinds(): ProviderKind[] {
    return this.list.kinds();
  }

  @Query(() => [Provider], { description: 'In the order in which they are tried.' })
  providers(): Promise<Provider[]> {
    return this.list.all();
  }

  @Mutation(() => Provider)
  createProvider(@CurrentOperator() operator: FullViewer, @Args('input') input: ProviderInput): Promise<Provider> {
    return answered(this.acts.create(operator, input));
  }

  @Mutation(() => Provider, { description: 'A secret stays only while the host does.' })
  saveProvider(
    @CurrentOperator() operator: FullViewer,
    @Args('id', ID_ARGUMENT, ParseUUIDPipe) id: string,
    @Args('input') input: ProviderInput,
  ): Promise<Provider> {
    return answered(this.acts.save(operator, id, input));
  }

  @Mutation(() => Boolean)
  deleteProvider(
    @CurrentOperator() operator: FullViewer,
    @Args('id', ID_ARGUMENT, ParseUUIDPipe) id: string,
    @Args('reason') reason: string,
  ): Promise<boolean> {
    return answered(this.acts.delete(operator, id, reason));
  }

  @Mutation(() => [Provider])
  moveProvider(
    @CurrentOperator() operator: FullViewer,
    @Args('id', ID_ARGUMENT, ParseUUIDPipe) id: string,
    @Args('position', { type: () => Int }) position: number,
  ): Promise<Provider[]> {
    return answered(this.acts.move(operator, id, position));
  }

  @Mutation(() => ProviderTest)
  testProvider(
    @CurrentOperator() operator: FullViewer,
    @Args('id', ID_ARGUMENT, ParseUUIDPipe) id: string,
    @Args('to', { type: () => String, nullable: true }) to: string | null,
  ): Promise<ProviderTest> {
    return answered(this.tests.test(operator, id, to ?? null));
  }
}

async function answered<T>(answer: Promise<T | Refused>): Promise<T> {
  const value = await answer;
  if (value instanceof Refused) throw value;
  return value;
}
