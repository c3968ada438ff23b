import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, CurrentOperator, Database, type FullViewer } from '../platform/index.js';
import { actorOf } from './actor.js';
import { Audit } from './audit.js';
import { AuditLog } from './audit-log.js';
import { AuditEvent, AuditFilter, AuditPage, AuditSeals, AuditVerification } from './audit.types.js';
import { Sealer } from './sealer.js';
import { AUDIT_ACTIONS } from './sentences.js';

@Resolver()
@Allow('admin', 'auditor')
export class AuditResolver {
  constructor(
    private readonly log: AuditLog,
    private readonly sealer: Sealer,
    private readonly audit: Audit,
    private readonly database: Database,
  ) {}

  @Query(() => AuditPage)
  @Allow('admin', 'auditor', 'helpdesk')
  auditEvents(
    @CurrentOperator() operator: FullViewer,
    @Args('filter', { type: () => AuditFilter, nullable: true }) filter: AuditFilter | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @Args('limit', { type: () => Int, defaultValue: 50 }) limit: number,
  ): Promise<AuditPage> {
    const helpdesk = operator.roles.every((role) => role === 'helpdesk') ? operator.personId : null;
    return this.log.page(filter ?? {}, after, limit, helpdesk);
  }

  @Query(() => AuditEvent, { nullable: true })
  auditEvent(@Args('id', { type: () => ID }, ParseUUIDPipe) id: string): Promise<AuditEvent | null> {
    return this.log.one(id);
  }

  @Query(() => [String])
  @Allow('admin', 'auditor', 'helpdesk')
  auditActions(): readonly string[] {
    return AUDIT_ACTIONS;
  }

  @Query(() => AuditSeals)
  auditSeals(): Promise<AuditSeals> {
    return this.log.seals();
  }

  @Mutation(() => AuditVerification)
  async verifyAudit(@CurrentOperator() operator: FullViewer): Promise<AuditVerification> {
    await this.sealer.seal();
    const result = await this.sealer.verify();
    await this.database.transaction((work) =>
      this.audit.append(work, {
        action: 'audit.verified',
        outcome: result.ok ? 'success' : 'refused',
        actor: actorOf(operator),
        details: { ...result },
      }),
    );
    return result;
  }
}
