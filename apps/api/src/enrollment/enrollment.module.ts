import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { PeopleModule } from '../people/index.js';
import { EnrollmentService } from './enrollment.service.js';
import { LongMissing } from './long-missing.js';
import { PhoneAnswering } from './phone-answering.js';
import { SendBudget } from './send-budget.js';
import { Trust } from './trust.js';

@Module({
  imports: [AuditModule, PeopleModule],
  providers: [EnrollmentService, Trust, SendBudget, PhoneAnswering, LongMissing],
  exports: [EnrollmentService, Trust],
})
export class EnrollmentModule {}
