import { type DynamicModule, Module } from '@nestjs/common';
import { AuditModule } from './audit/index.js';
import { DeliveryModule } from './delivery/index.js';
import { type DirectoryConnection, DirectoriesModule } from './directories/index.js';
import { EnrollmentModule } from './enrollment/index.js';
import { FraudModule } from './fraud/index.js';
import { PeopleModule } from './people/index.js';
import type { Settings } from './platform/index.js';
import { PlatformModule } from './platform/platform.module.js';
import { PoliciesModule } from './policies/index.js';
import { ReportsModule } from './reports/index.js';
import { SigninModule } from './signin/index.js';
import type { DemoAccount } from './simulator/index.js';

/** What `main` prepared before the application: the directory to read and, in demo mode, the accounts to show. */
export interface AppParts {
  readonly settings: Settings;
  readonly connection: DirectoryConnection;
  readonly demoAccounts: readonly DemoAccount[];
}

@Module({})
export class AppModule {
  /** `outside`: what a demo has instead of an outside world. */
  static with({ settings, connection }: AppParts, outside: readonly DynamicModule[] = []): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.with(settings),
        AuditModule,
        DeliveryModule,
        PeopleModule,
        EnrollmentModule,
        PoliciesModule,
        DirectoriesModule.with(connection),
        FraudModule,
        SigninModule,
        ReportsModule,
        ...outside,
      ],
    };
  }
}
