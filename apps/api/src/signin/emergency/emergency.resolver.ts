import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { answered } from '../../people/index.js';
import { Allow, CurrentOperator, CurrentSource, type FullViewer, Refused, type RequestSource } from '../../platform/index.js';
import { Shown } from '../portal/shown.js';
import { EmergencyAccounts as Accounts, MOST_ACCOUNTS } from './emergency-accounts.js';
import { DRILL_DAYS } from './emergency-drill.js';
import { EmergencyAccount, EmergencyAccountMade, EmergencyAccounts } from './emergency.types.js';

@Resolver()
@Allow('admin')
export class EmergencyResolver {
  constructor(
    private readonly accounts: Accounts,
    private readonly shown: Shown,
  ) {}

  @Query(() => EmergencyAccounts)
  @Allow('admin', 'auditor')
  async emergencyAccounts(): Promise<EmergencyAccounts> {
    return { items: await this.accounts.list(), most: MOST_ACCOUNTS, drillDays: DRILL_DAYS };
  }

  @Mutation(() => EmergencyAccountMade, { description: 'The first half: a password, and an app to set up.' })
  async createEmergencyAccount(
    @CurrentOperator() operator: FullViewer,
    @CurrentSource() source: RequestSource,
    @Args('login', { type: () => String }) login: string,
    @Args('reason', { type: () => String }) reason: string,
  ): Promise<EmergencyAccountMade> {
    const made = await this.accounts.begin(operator, login, reason, source);
    if (made instanceof Refused) throw made;
    return { ...made, enrollment: await this.shown.enrollment(made.enrollment) };
  }

  @Mutation(() => EmergencyAccount, { description: 'The second half: a code of its app.' })
  confirmEmergencyAccount(
    @CurrentOperator() operator: FullViewer,
    @CurrentSource() source: RequestSource,
    @Args('id', { type: () => ID }, ParseUUIDPipe) id: string,
    @Args('handle', { type: () => ID }) handle: string,
    @Args('code', { type: () => String }) code: string,
  ): Promise<EmergencyAccount> {
    return answered(this.accounts.confirm(operator, { id, handle, code }, source));
  }

  @Mutation(() => Boolean)
  removeEmergencyAccount(
    @CurrentOperator() operator: FullViewer,
    @Args('id', { type: () => ID }, ParseUUIDPipe) id: string,
    @Args('reason', { type: () => String }) reason: string,
  ): Promise<boolean> {
    return answered(this.accounts.remove(operator, id, reason));
  }
}
