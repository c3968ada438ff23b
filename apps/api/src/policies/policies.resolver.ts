import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { answered } from '../people/index.js';
import {
  Allow,
  CurrentOperator,
  Database,
  type FullViewer,
  PageInput,
  Refused,
  type Runner,
  SortInput,
} from '../platform/index.js';
import { type CheckedDraft, checkDraft } from './checked-draft.js';
import { Policy, PolicyDraftInput, PolicyPage } from './policies.types.js';
import { PolicyDrafts } from './policy-drafts.js';
import { PolicyList } from './policy-list.js';
import { PolicyPublication } from './policy-publication.js';
import { PolicyRollback } from './policy-rollback.js';
import { Preview } from './preview.js';
import { PolicyPreview, PreviewFilter, PreviewPersonPage } from './preview.types.js';

@Resolver()
@Allow('admin')
export class PoliciesResolver {
  constructor(
    private readonly database: Database,
    private readonly list: PolicyList,
    private readonly drafts: PolicyDrafts,
    private readonly publication: PolicyPublication,
    private readonly preview: Preview,
    private readonly rollback: PolicyRollback,
  ) {}

  @Query(() => PolicyPage)
  @Allow('admin', 'auditor')
  policies(
    @Args('search', { type: () => String, nullable: true }) search: string | null,
    @Args('page', { type: () => PageInput, nullable: true }) page: PageInput | null,
    @Args('sort', { type: () => SortInput, nullable: true }) sort: SortInput | null,
  ): Promise<PolicyPage> {
    return this.list.page(search ?? null, page ?? new PageInput(), sort ?? null);
  }

  @Query(() => Policy, { nullable: true })
  @Allow('admin', 'auditor')
  policy(@Args('id', { type: () => ID }, ParseUUIDPipe) id: string): Promise<Policy | null> {
    return this.list.one(id);
  }

  @Query(() => PolicyPreview)
  async policyPreview(
    @Args('policyId', { type: () => ID, nullable: true }, new ParseUUIDPipe({ optional: true })) policyId: string | null,
    @Args('draft', { type: () => PolicyDraftInput }) input: PolicyDraftInput,
  ): Promise<PolicyPreview> {
    return this.patiently(async (runner) => {
      const draft = await answered<CheckedDraft>(checkDraft(runner, input));
      return this.preview.of(runner, { ...draft, policyId: policyId ?? null });
    });
  }

  @Query(() => PreviewPersonPage)
  async policyPreviewPeople(
    @Args('policyId', { type: () => ID, nullable: true }, new ParseUUIDPipe({ optional: true })) policyId: string | null,
    @Args('draft', { type: () => PolicyDraftInput }) input: PolicyDraftInput,
    @Args('filter', { type: () => PreviewFilter, nullable: true }) filter: PreviewFilter | null,
    @Args('page', { type: () => PageInput, nullable: true }) page: PageInput | null,
  ): Promise<PreviewPersonPage> {
    return this.patiently(async (runner) => {
      const draft = await answered<CheckedDraft>(checkDraft(runner, input));
      return this.preview.people(runner, { ...draft, policyId: policyId ?? null }, filter ?? {}, page ?? new PageInput());
    });
  }

  @Mutation(() => Policy)
  createPolicy(
    @CurrentOperator() operator: FullViewer,
    @Args('draft', { type: () => PolicyDraftInput }) draft: PolicyDraftInput,
  ): Promise<Policy> {
    return this.shown(this.drafts.create(operator, draft));
  }

  @Mutation(() => Policy)
  savePolicyDraft(
    @CurrentOperator() operator: FullViewer,
    @Args('id', { type: () => ID }, ParseUUIDPipe) id: string,
    @Args('draft', { type: () => PolicyDraftInput }) draft: PolicyDraftInput,
  ): Promise<Policy> {
    return this.shown(this.drafts.save(operator, id, draft));
  }

  @Mutation(() => Policy)
  discardPolicyDraft(
    @CurrentOperator() operator: FullViewer,
    @Args('id', { type: () => ID }, ParseUUIDPipe) id: string,
  ): Promise<Policy> {
    return this.shown(this.drafts.discard(operator, id));
  }

  @Mutation(() => Policy, {
    description:
      '`expectedPeople` is the number that the admin saw in the preview; refused when the world has moved by more than a tenth.',
  })
  publishPolicy(
    @CurrentOperator() operator: FullViewer,
    @Args('id', { type: () => ID }, ParseUUIDPipe) id: string,
    @Args('reason', { type: () => String }) reason: string,
    @Args('expectedPeople', { type: () => Int }) expectedPeople: number,
  ): Promise<Policy> {
    return this.shown(this.publication.publish(operator, id, reason, expectedPeople));
  }

  @Mutation(() => Policy)
  withdrawPolicy(
    @CurrentOperator() operator: FullViewer,
    @Args('id', { type: () => ID }, ParseUUIDPipe) id: string,
    @Args('reason', { type: () => String }) reason: string,
  ): Promise<Policy> {
    return this.shown(this.publication.withdraw(operator, id, reason));
  }

  @Mutation(() => Policy, { description: 'Back to the version before the one in force, as a new version.' })
  rollBackPolicy(
    @CurrentOperator() operator: FullViewer,
    @Args('id', { type: () => ID }, ParseUUIDPipe) id: string,
    @Args('reason', { type: () => String }) reason: string,
  ): Promise<Policy> {
    return this.shown(this.rollback.rollBack(operator, id, reason));
  }

  @Mutation(() => Boolean)
  deletePolicy(
    @CurrentOperator() operator: FullViewer,
    @Args('id', { type: () => ID }, ParseUUIDPipe) id: string,
  ): Promise<boolean> {
    return answered(this.drafts.delete(operator, id));
  }

  /** Over everybody, so with a limit of time of its own. */
  private patiently<T>(look: (runner: Runner) => Promise<T>): Promise<T> {
    return this.database.transaction(async ({ manager }) => {
      await manager.query(`SET LOCAL statement_timeout = '30s'; SET LOCAL jit = off; SET LOCAL work_mem = '128MB'`);
      return look(manager);
    });
  }

  private async shown(id: Promise<string | Refused>): Promise<Policy> {
    const policy = await this.list.one(await answered(id));
    if (!policy) throw new Refused('not_found');
    return policy;
  }
}
