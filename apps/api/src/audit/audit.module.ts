import { Module } from '@nestjs/common';
import { AuditLog } from './audit-log.js';
import { AuditResolver } from './audit.resolver.js';
import { Audit } from './audit.js';
import { Sealer } from './sealer.js';

@Module({ providers: [Audit, AuditLog, AuditResolver, Sealer], exports: [Audit, Sealer] })
export class AuditModule {}
