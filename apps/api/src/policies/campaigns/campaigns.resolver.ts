import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { answered } from '../../people/index.js';
import { Allow, CurrentOperator, type FullViewer, PageInput, Refused } from '../../platform/index.js';
import { Campaigns } from './campaigns.js';
import { Campaign, CampaignInput, CampaignLetter, CampaignPeopleFilter, CampaignPersonPage } from './campaigns.types.js';

@Resolver()
@Allow('admin')
export class CampaignsResolver {
  constructor(private readonly all: Campaigns) {}

  @Query(() => [Campaign])
  @Allow('admin', 'helpdesk', 'auditor')
  campaigns(): Promise<Campaign[]> {
    return this.all.list();
  }

  @Query(() => Campaign, { nullable: true })
  @Allow('admin', 'helpdesk', 'auditor')
  async campaign(@Args('id', { type: () => ID }, ParseUUIDPipe) id: string): Promise<Campaign | null> {
    return (await this.all.list(id))[0] ?? null;
  }

  @Query(() => CampaignPersonPage)
  @Allow('admin', 'helpdesk', 'auditor')
  campaignPeople(
    @Args('id', { type: () => ID }, ParseUUIDPipe) id: string,
    @Args('filter', { type: () => CampaignPeopleFilter, nullable: true }) filter: CampaignPeopleFilter | null,
    @Args('page', { type: () => PageInput, nullable: true }) page: PageInput | null,
  ): Promise<CampaignPersonPage> {
    return this.all.people(id, filter ?? {}, page ?? new PageInput());
  }

  @Query(() => [CampaignLetter], { description: 'The mails to begin from, one a language.' })
  campaignLetters(): CampaignLetter[] {
    return this.all.letters();
  }

  @Mutation(() => Campaign)
  async beginCampaign(
    @CurrentOperator() operator: FullViewer,
    @Args('input', { type: () => CampaignInput }) input: CampaignInput,
  ): Promise<Campaign> {
    return this.shown(await answered(this.all.begin(operator, input)));
  }

  @Mutation(() => Campaign)
  async stopCampaign(
    @CurrentOperator() operator: FullViewer,
    @Args('id', { type: () => ID }, ParseUUIDPipe) id: string,
    @Args('reason', { type: () => String }) reason: string,
  ): Promise<Campaign> {
    return this.shown(await answered(this.all.stop(operator, id, reason)));
  }

  private async shown(id: string): Promise<Campaign> {
    const [campaign] = await this.all.list(id);
    if (!campaign) throw new Refused('not_found');
    return campaign;
  }
}
