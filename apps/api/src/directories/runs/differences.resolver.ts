import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { answered } from '../../people/index.js';
import { Allow, CurrentOperator, type FullViewer, PageInput } from '../../platform/index.js';
import { SyncRun } from '../directories.types.js';
import { Differences } from './differences.js';
import { SyncDifferencePage } from './differences.types.js';
import { runView } from './run-view.js';
import { Stopping } from './stopping.js';
import { Undo } from './undo.js';

@Resolver()
@Allow('admin')
export class DifferencesResolver {
  constructor(
    private readonly differences: Differences,
    private readonly undo: Undo,
    private readonly stopping: Stopping,
  ) {}

  @Query(() => SyncDifferencePage, {
    description: 'What a held run would change, or what a completed one did change, for seven days.',
  })
  @Allow('admin', 'auditor')
  syncDifferences(
    @Args('runId', { type: () => ID }, ParseUUIDPipe) runId: string,
    @Args('what', { type: () => String, nullable: true }) what: string | null,
    @Args('search', { type: () => String, nullable: true }) search: string | null,
    @Args('page', { type: () => PageInput, nullable: true }) page: PageInput | null,
  ): Promise<SyncDifferencePage> {
    return this.differences.page(runId, what ?? null, search ?? null, page ?? new PageInput());
  }

  @Mutation(() => SyncRun)
  async cancelSync(
    @CurrentOperator() operator: FullViewer,
    @Args('runId', { type: () => ID }, ParseUUIDPipe) runId: string,
  ): Promise<SyncRun> {
    return runView(await answered(this.stopping.stop(operator, runId)));
  }

  @Mutation(() => SyncRun)
  async undoSync(
    @CurrentOperator() operator: FullViewer,
    @Args('runId', { type: () => ID }, ParseUUIDPipe) runId: string,
    @Args('reason', { type: () => String }) reason: string,
  ): Promise<SyncRun> {
    return runView(await answered(this.undo.undo(operator, runId, reason)));
  }
}
