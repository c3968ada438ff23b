import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/index.js';
import { PeopleModule } from '../people/index.js';
import { Engine } from './engine/engine.js';
import { PersonRequirementResolver } from './person-requirement.resolver.js';
import { PersonRequirements } from './person-requirements.js';
import { PoliciesResolver } from './policies.resolver.js';
import { PoliciesService } from './policies.service.js';
import { PolicyConditionEntity } from './policy-condition.entity.js';
import { PolicyDrafts } from './policy-drafts.js';
import { PolicyList } from './policy-list.js';
import { PolicyPublication } from './policy-publication.js';
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
    PersonRequirements,
    PoliciesResolver,
    PersonRequirementResolver,
    GroupFinder,
    RuleList,
    RulePreview,
    PolicyRules,
    RulesResolver,
    ManagedByResolver,
  ],
  exports: [Engine, PoliciesService, GroupFinder],
})
export class PoliciesModule {}
