import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/index.js';
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

@Module({
  imports: [AuditModule, TypeOrmModule.forFeature([PolicyEntity, PolicyVersionEntity, PolicyConditionEntity])],
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
  ],
  exports: [Engine, PoliciesService],
})
export class PoliciesModule {}
