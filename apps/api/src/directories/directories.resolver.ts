import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow } from '../platform/index.js';
import { Directories } from './directories.js';
import { Directory, SyncRun } from './directories.types.js';
import { runView } from './runs/run-view.js';
import { Runs } from './runs/runs.js';

@Resolver(() => Directory)
@Allow('admin', 'auditor')
export class DirectoriesResolver {
  constructor(
    private readonly list: Directories,
    private readonly runs: Runs,
  ) {}

  @Query(() => [Directory])
  directories(): Promise<Directory[]> {
    return this.list.all();
  }

  @Query(() => Directory, { nullable: true })
  async directory(@Args('id', { type: () => ID }, ParseUUIDPipe) id: string): Promise<Directory | null> {
    return (await this.list.all(id))[0] ?? null;
  }

  @ResolveField(() => SyncRun, { nullable: true })
  async lastRun(@Parent() directory: Directory): Promise<SyncRun | null> {
    const last = await this.runs.last(directory.id);
    return last ? runView(last) : null;
  }
}
