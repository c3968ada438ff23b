import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { PeopleModule } from '../people/index.js';
import { BlockLifting } from './block-lifting.js';
import { FraudReports } from './fraud-reports.js';
import { FraudResolver } from './fraud.resolver.js';
import { PersonBlockResolver } from './person-block.resolver.js';
import { SlowAnswers } from './spray/slow-answers.js';
import { SprayWatch } from './spray/spray-watch.js';

@Module({
  imports: [AuditModule, PeopleModule],
  providers: [FraudReports, BlockLifting, FraudResolver, PersonBlockResolver, SprayWatch, SlowAnswers],
  exports: [SlowAnswers],
})
export class FraudModule {}
