import { type DynamicModule, Module } from '@nestjs/common';
import { DeliveryModule } from '../delivery/index.js';
import { DemoPhones } from './phones/demo-phones.js';
import { DemoRows } from './phones/demo-rows.js';
import { DEMO_ACCOUNTS, DemoResolver } from './phones/demo.resolver.js';
import type { DemoAccount } from './phones/demo.types.js';
import { Simulator } from './simulator.js';

@Module({})
export class SimulatorModule {
  /** `accounts`: whom the demo phones' page suggests to sign in as. */
  static with(accounts: readonly DemoAccount[]): DynamicModule {
    return {
      module: SimulatorModule,
      imports: [DeliveryModule],
      providers: [DemoRows, Simulator, DemoPhones, DemoResolver, { provide: DEMO_ACCOUNTS, useValue: accounts }],
    };
  }
}
