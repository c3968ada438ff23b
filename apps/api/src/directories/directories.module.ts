import { type DynamicModule, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/index.js';
import { PeopleModule } from '../people/index.js';
import { PoliciesModule } from '../policies/index.js';
import { DIRECTORY_CONNECTION, type DirectoryConnection } from './connection.js';
import { Connections } from './connections/connections.js';
import { OwnDirectory } from './connections/own-directory.js';
import { Directories } from './directories.js';
import { DirectoriesResolver } from './directories.resolver.js';
import { DirectoryEntity } from './directory.entity.js';
import { Rights } from './rights/rights.js';
import { Differences } from './runs/differences.js';
import { DifferencesResolver } from './runs/differences.resolver.js';
import { Forgetting } from './runs/forgetting.js';
import { Holds } from './runs/holds.js';
import { RunStream } from './runs/run-stream.js';
import { RunsResolver } from './runs/runs.resolver.js';
import { Runs } from './runs/runs.js';
import { Stopping } from './runs/stopping.js';
import { Undo } from './runs/undo.js';
import { Acts } from './setup/acts.js';
import { Checks } from './setup/checks.js';
import { Entries } from './setup/entries.js';
import { Interruption } from './setup/interruption.js';
import { Removal } from './setup/removal.js';
import { SetupResolver } from './setup/setup.resolver.js';
import { States } from './setup/states.js';
import { ChangeSchedule } from './sync/change-schedule.js';
import { Changes } from './sync/changes.js';
import { Merge } from './sync/merge.js';
import { Putting } from './sync/putting.js';
import { RuleFinder } from './sync/rule-finder.js';
import { Staging } from './sync/staging.js';
import { SyncSchedule } from './sync/sync-schedule.js';
import { SyncStart } from './sync/sync-start.js';
import { Sync } from './sync/sync.js';
import { SyncRunEntity } from './sync-run.entity.js';

@Module({})
export class DirectoriesModule {
  static with(connection: DirectoryConnection): DynamicModule {
    return {
      module: DirectoriesModule,
      // What reads directories is one for the whole process; slices above ask for it.
      global: true,
      imports: [AuditModule, PeopleModule, PoliciesModule, TypeOrmModule.forFeature([DirectoryEntity, SyncRunEntity])],
      providers: [
        { provide: DIRECTORY_CONNECTION, useValue: connection },
        OwnDirectory,
        Connections,
        Directories,
        Runs,
        Staging,
        Putting,
        Merge,
        Sync,
        Changes,
        RuleFinder,
        SyncSchedule,
        ChangeSchedule,
        SyncStart,
        Holds,
        Differences,
        Undo,
        Stopping,
        Forgetting,
        RunStream,
        Rights,
        Entries,
        Interruption,
        Acts,
        Checks,
        States,
        Removal,
        SetupResolver,
        DirectoriesResolver,
        RunsResolver,
        DifferencesResolver,
      ],
      exports: [Connections, Directories, Sync, SyncStart],
    };
  }
}
