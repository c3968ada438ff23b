import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import { ScheduleModule } from '@nestjs/schedule';
import { TypeOrmModule } from '@nestjs/typeorm';
import { SETTINGS, type Settings } from './config/index.js';
import { Database } from './database/database.js';
import { databaseOptions } from './database/options.js';
import { Bus } from './events/bus.js';
import { AllowGuard } from './graphql/allow.js';
import { graphqlOptions } from './graphql/graphql-options.js';
import { QuietFilter } from './graphql/quiet.filter.js';
import { HealthController } from './http/health.controller.js';
import { Leader } from './leader/leader.js';
import { HostSecretBox } from './secrets/host-secret-box.js';

@Module({})
export class PlatformModule {
  static with(settings: Settings): DynamicModule {
    return {
      module: PlatformModule,
      global: true,
      imports: [
        TypeOrmModule.forRoot(databaseOptions(settings)),
        GraphQLModule.forRoot<ApolloDriverConfig>({ driver: ApolloDriver, ...graphqlOptions(settings) }),
        ScheduleModule.forRoot(),
      ],
      controllers: [HealthController],
      providers: [
        { provide: SETTINGS, useValue: settings },
        { provide: HostSecretBox, useFactory: () => new HostSecretBox(settings.key.reveal()) },
        { provide: APP_GUARD, useClass: AllowGuard },
        { provide: APP_FILTER, useClass: QuietFilter },
        Database,
        Leader,
        Bus,
      ],
      exports: [SETTINGS, HostSecretBox, Database, Leader, Bus],
    };
  }
}
