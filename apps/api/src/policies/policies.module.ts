import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/index.js';
import { PeopleModule } from '../people/index.js';
import { CampaignMails } from './campaigns/campaign-mails.js';
import { Campaigns } from './campaigns/campaigns.js';
import { CampaignsResolver } from './campaigns/campaigns.resolver.js';
import { Engine } from './engine/engine.js';
import { Exceptions } from './exceptions.js';
import { AsOf } from './history/as-of.js';
import { Explanations } from './history/explanations.js';
import { HistoryResolver } from './history/history.resolver.js';
import { PersonRequirementResolver } from './person-requirement.resolver.js';
import { PersonRequirements } from './person-requirements.js';
import { PoliciesResolver } from './policies.resolver.js';
import { PoliciesService } from './policies.service.js';
import { PolicyConditionEntity } from './policy-condition.entity.js';
import { PolicyDrafts } from './policy-drafts.js';
import { PolicyList } from './policy-list.js';
import { PolicyPublication } from './policy-publication.js';
import { PolicyRollback } from './policy-rollback.js';
import { PolicySettings } from './policy-settings.js';
import { PolicySettingsResolver } from './policy-settings.resolver.js';
import { PolicyVersionEntity } from './policy-version.entity.js';
import { PolicyEntity } from './policy.entity.js';
import { Preview } from './preview.js';
import { GroupFinder } from './rules/group-finder.js';
import { ManagedByResolver } from './rules/managed-by.resolver.js';
import { PolicyRules } from './rules/policy-rules.js';
import { RuleList } from './rules/rule-list.js';
import { RulePreview } from './rules/rule-preview.js';
import { RulesResolver } from './rules/rules.resolver.js';

@Module({
  imports: [AuditModule, PeopleModule, TypeOrmModule.forFeature([PolicyEntity, PolicyVersionEntity, PolicyConditionEntity])],
  providers: [
    Engine,
    Preview,
    PoliciesService,
    PolicyList,
    PolicyDrafts,
    PolicyPublication,
    PolicyRollback,
    PersonRequirements,
    PoliciesResolver,
    PersonRequirementResolver,
    GroupFinder,
    RuleList,
    RulePreview,
    PolicyRules,
    RulesResolver,
    ManagedByResolver,
    Exceptions,
    AsOf,
    Explanations,
    HistoryResolver,
    PolicySettings,
    PolicySettingsResolver,
    Campaigns,
    CampaignMails,
    CampaignsResolver,
  ],
  exports: [Engine, PoliciesService, GroupFinder, Explanations],
})
export class PoliciesModule {}
