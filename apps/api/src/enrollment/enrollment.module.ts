import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { EnrollmentService } from './enrollment.service.js';

@Module({ imports: [AuditModule], providers: [EnrollmentService], exports: [EnrollmentService] })
export class EnrollmentModule {}
