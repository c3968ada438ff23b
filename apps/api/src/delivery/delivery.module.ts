import { type DynamicModule, Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { DEMO_ACCOUNTS, DemoPhonesResolver } from './demo-phones/demo-phones.resolver.js';
import { DemoPhones } from './demo-phones/demo-phones.service.js';
import type { DemoAccount } from './demo-phones/demo-phones.types.js';
import { DeliveryWorker } from './delivery-worker.js';
import { DeliveryService } from './delivery.service.js';
import { MessageLog } from './message-log.js';
import { Outbox } from './outbox.js';

export interface DeliveryOptions {
  /** Adds what the demo phones' page asks for; without it the API has no such operations. */
  readonly demo: boolean;
  readonly accounts: readonly DemoAccount[];
}

@Module({})
export class DeliveryModule {
  static with({ demo, accounts }: DeliveryOptions): DynamicModule {
    return {
      module: DeliveryModule,
      global: true,
      imports: [AuditModule],
      providers: [
        Outbox,
        MessageLog,
        DeliveryWorker,
        DeliveryService,
        ...(demo ? [DemoPhones, DemoPhonesResolver, { provide: DEMO_ACCOUNTS, useValue: accounts }] : []),
      ],
      exports: [Outbox, DeliveryService],
    };
  }
}
