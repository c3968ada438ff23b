import { Args, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { answered } from '../people/index.js';
import { Allow, CurrentOperator, type FullViewer } from '../platform/index.js';
import { PolicySettings, PolicySettingsView } from './policy-settings.js';

@Resolver()
@Allow('admin')
export class PolicySettingsResolver {
  constructor(private readonly settings: PolicySettings) {}

  @Query(() => PolicySettingsView)
  @Allow('admin', 'auditor')
  policySettings(): Promise<PolicySettingsView> {
    return this.settings.get();
  }

  @Mutation(() => PolicySettingsView)
  savePolicySettings(
    @CurrentOperator() operator: FullViewer,
    @Args('callsPercent', { type: () => Int }) callsPercent: number,
    @Args('serviceLogins', { type: () => [String] }) serviceLogins: string[],
  ): Promise<PolicySettingsView> {
    return answered(this.settings.save(operator, { callsPercent, serviceLogins }));
  }
}
