import { Inject } from '@nestjs/common';
import { Args, Int, Query, Resolver, Subscription } from '@nestjs/graphql';
import { Allow } from '../../platform/index.js';
import { DemoPhones } from './demo-phones.service.js';
import { DemoAccount, DemoText } from './demo-phones.types.js';

/** Injects the accounts that the demo directory offers to try. */
export const DEMO_ACCOUNTS = Symbol('DEMO_ACCOUNTS');
const MOST = 100;

@Resolver()
export class DemoPhonesResolver {
  constructor(
    private readonly phones: DemoPhones,
    @Inject(DEMO_ACCOUNTS) private readonly accounts: DemoAccount[],
  ) {}

  @Allow('anyone')
  @Query(() => [DemoAccount])
  demoAccounts(): DemoAccount[] {
    return this.accounts;
  }

  @Allow('anyone')
  @Query(() => [DemoText])
  demoTexts(
    @Args('phone', { type: () => String, nullable: true }) phone: string | null,
    @Args('limit', { type: () => Int, defaultValue: 50 }) limit: number,
  ): Promise<DemoText[]> {
    return this.phones.texts(phone ?? null, Math.min(Math.max(limit, 0), MOST));
  }

  @Allow('anyone')
  @Subscription(() => DemoText, { description: 'Demo mode: each text as it arrives.' })
  demoTextArrived(): AsyncGenerator<{ demoTextArrived: DemoText }> {
    return this.phones.arrivals();
  }
}
