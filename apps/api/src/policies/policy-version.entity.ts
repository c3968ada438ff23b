import type { PolicyTerms } from './terms.js';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** Immutable once it has a number; the database holds to that too. */
@Entity('policy_version')
export class PolicyVersionEntity {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid', { name: 'policy_id' }) policyId: string;
  /** Null while it is the draft. */
  @Column('integer', { nullable: true }) number: number | null;
  @Column('text') name: string;
  @Column('text', { default: '' }) description: string;
  @Column('text', { array: true }) methods: string[];
  /** Versions of earlier releases say less; what they do not say is plain. */
  @Column('jsonb') terms: Partial<PolicyTerms>;
  /** 'observe': matched and written down, and nobody is required by it. */
  @Column('text', { default: 'enforce' }) mode: 'enforce' | 'observe';
  /** Null: from when it is published. */
  @Column('timestamptz', { name: 'starts_at', nullable: true }) startsAt: Date | null;
  @Column('timestamptz', { name: 'published_at', nullable: true }) publishedAt: Date | null;
  @Column('text', { name: 'published_by', nullable: true }) publishedBy: string | null;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' }) createdAt: Date;
}
