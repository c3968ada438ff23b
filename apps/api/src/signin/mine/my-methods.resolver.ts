import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { answered } from '../../people/index.js';
import {
  Allow,
  CurrentOperator,
  CurrentSource,
  CurrentViewer,
  type FullViewer,
  type GqlMethod,
  type RequestSource,
} from '../../platform/index.js';
import { MyMethod } from '../portal/method.types.js';
import type { Visitor } from '../steps/step.js';
import { RecoveryCodes } from './mine.types.js';
import { MyMethods, type OwnMethod } from './my-methods.js';

const NEEDS = 'Needs a fresh proof.';
const shown = (methods: readonly OwnMethod[]): MyMethod[] => methods.map((one) => ({ ...one, method: one.method as GqlMethod }));

@Resolver()
@Allow('signed-in')
export class MyMethodsResolver {
  constructor(private readonly mine: MyMethods) {}

  @Allow('challenge', 'signed-in')
  @Query(() => [MyMethod], { description: 'Half-session: what it may prove with, masked. Full session: everything.' })
  async myMethods(@CurrentViewer() visitor: Visitor): Promise<MyMethod[]> {
    return shown(await this.mine.list(visitor));
  }

  @Mutation(() => [MyMethod], { description: NEEDS })
  async renameMethod(
    @Args('id', { type: () => ID }) id: string,
    @Args('label', { type: () => String }) label: string,
    @CurrentOperator() full: FullViewer,
    @CurrentSource() source: RequestSource,
  ): Promise<MyMethod[]> {
    return shown(await answered(this.mine.rename(full, id, label, source)));
  }

  @Mutation(() => [MyMethod], { description: NEEDS })
  async preferMethod(
    @Args('id', { type: () => ID }) id: string,
    @CurrentOperator() full: FullViewer,
    @CurrentSource() source: RequestSource,
  ): Promise<MyMethod[]> {
    return shown(await answered(this.mine.prefer(full, id, source)));
  }

  @Mutation(() => [MyMethod], { description: NEEDS })
  async removeMethod(
    @Args('id', { type: () => ID }) id: string,
    @CurrentOperator() full: FullViewer,
    @CurrentSource() source: RequestSource,
  ): Promise<MyMethod[]> {
    return shown(await answered(this.mine.remove(full, id, source)));
  }

  @Mutation(() => RecoveryCodes, { description: 'A new set, shown once; the old one ends. Needs a fresh proof.' })
  async issueRecoveryCodes(@CurrentOperator() full: FullViewer, @CurrentSource() source: RequestSource): Promise<RecoveryCodes> {
    const { codes, issuedAt } = await answered(this.mine.issueRecoveryCodes(full, source));
    return { codes: [...codes], issuedAt };
  }
}
