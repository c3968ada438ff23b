import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/index.js';
import { Alerts } from './alerts/alerts.js';
import { DirectoryGroupEntity } from './directory-group.entity.js';
import { GroupList } from './group-list.js';
import { GroupsResolver } from './groups.resolver.js';
import { PeopleList } from './people-list.js';
import { PeopleResolver } from './people.resolver.js';
import { People } from './people.js';
import { PersonFacts } from './person-facts.js';
import { PersonEntity } from './person.entity.js';
import { RoleMappingEntity } from './role-mapping.entity.js';
import { RoleMappings } from './role-mappings.js';
import { Reviews } from './reviews.js';
import { ReviewsResolver } from './reviews.resolver.js';
import { RolesResolver } from './roles.resolver.js';
import { UnitList } from './unit-list.js';

@Module({
  imports: [AuditModule, TypeOrmModule.forFeature([PersonEntity, DirectoryGroupEntity, RoleMappingEntity])],
  providers: [
    Alerts,
    People,
    PeopleList,
    PersonFacts,
    GroupList,
    UnitList,
    RoleMappings,
    Reviews,
    ReviewsResolver,
    PeopleResolver,
    GroupsResolver,
    RolesResolver,
  ],
  exports: [Alerts, People, PeopleList, GroupList],
})
export class PeopleModule {}
