import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Int, Mutation, Query, Resolver, Subscription } from '@nestjs/graphql';
import { answered } from '../../people/index.js';
import { actorOf } from '../../audit/index.js';
import { Allow, CurrentOperator, type FullViewer, Refused } from '../../platform/index.js';
import { Connections } from '../connections/connections.js';
import { SyncRun } from '../directories.types.js';
import { Sync } from '../sync/sync.js';
import { Holds } from './holds.js';
import { RunStream } from './run-stream.js';
import { runView } from './run-view.js';
import { Runs } from './runs.js';

@Resolver()
@Allow('admin')
export class RunsResolver {
  constructor(
    private readonly runs: Runs,
    private readonly holds: Holds,
    private readonly sync: Sync,
    private readonly connections: Connections,
    private readonly stream: RunStream,
  ) {}

  @Query(() => [SyncRun])
  @Allow('admin', 'auditor')
  async syncRuns(
    @Args('directoryId', { type: () => ID }, ParseUUIDPipe) directoryId: string,
    @Args('limit', { type: () => Int, defaultValue: 20 }) limit: number,
  ): Promise<SyncRun[]> {
    return (await this.runs.latest(directoryId, limit)).map(runView);
  }

  @Query(() => SyncRun, { nullable: true })
  @Allow('admin', 'auditor')
  async syncRun(@Args('id', { type: () => ID }, ParseUUIDPipe) id: string): Promise<SyncRun | null> {
    const run = await this.runs.get(id);
    return run ? runView(run) : null;
  }

  @Mutation(() => SyncRun)
  async startSync(
    @CurrentOperator() operator: FullViewer,
    @Args('directoryId', { type: () => ID }, ParseUUIDPipe) directoryId: string,
  ): Promise<SyncRun> {
    const directory = await this.connections.get(directoryId);
    if (!directory) throw await this.connections.gone(directoryId);
    if (directory.paused) throw new Refused('directory_paused');
    const started = await this.sync.start(directoryId, 'button', { actor: actorOf(operator) });
    if (started === 'running') throw new Refused('sync_running');
    return runView(started.run);
  }

  @Mutation(() => SyncRun)
  async applySyncHold(
    @CurrentOperator() operator: FullViewer,
    @Args('runId', { type: () => ID }, ParseUUIDPipe) runId: string,
    @Args('reason', { type: () => String }) reason: string,
  ): Promise<SyncRun> {
    return runView(await answered(this.holds.apply(operator, runId, reason)));
  }

  @Mutation(() => SyncRun)
  async discardSyncHold(
    @CurrentOperator() operator: FullViewer,
    @Args('runId', { type: () => ID }, ParseUUIDPipe) runId: string,
    @Args('reason', { type: () => String }) reason: string,
  ): Promise<SyncRun> {
    return runView(await answered(this.holds.discard(operator, runId, reason)));
  }

  @Subscription(() => SyncRun, { description: 'Every change of a running sync, at most ten a second.' })
  syncProgress(
    @Args('directoryId', { type: () => ID }, ParseUUIDPipe) directoryId: string,
  ): AsyncIterable<{ syncProgress: SyncRun }> {
    return this.stream.of(directoryId);
  }
}
