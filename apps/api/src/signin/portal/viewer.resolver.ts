import { Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, CurrentViewer, Database, type GraphqlContext, type Viewer } from '../../platform/index.js';
import { PoliciesService } from '../../policies/index.js';
import { viewerView, ViewerView } from './viewer.types.js';

@Resolver(() => ViewerView)
export class ViewerResolver {
  constructor(
    private readonly policies: PoliciesService,
    private readonly database: Database,
  ) {}

  @Allow('anyone')
  @Query(() => ViewerView)
  viewer(@CurrentViewer() viewer: Viewer): ViewerView {
    return viewerView(viewer);
  }

  @Allow('anyone')
  @ResolveField(() => String, {
    nullable: true,
    description: 'Why a second step is asked for; a sentence, null when nothing requires it.',
  })
  async reason(@Parent() { personId }: ViewerView, @Context() { source }: GraphqlContext): Promise<string | null> {
    if (!personId) return null;
    const { required, sentence } = await this.policies.requirementOf(this.database.manager, personId, source.locale);
    return required ? sentence : null;
  }
}
