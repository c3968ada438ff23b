import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { AttributeField, AttributeOperator } from './conditions/attribute/attribute.js';

@Entity('policy_condition')
export class PolicyConditionEntity {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid', { name: 'version_id' }) versionId: string;
  @Column('text') effect: 'include' | 'exclude';
  @Column('text') kind: string;
  @Column('uuid', { name: 'target_id', nullable: true }) targetId: string | null;
  /** Of conditions over attributes, all three; in lower case. */
  @Column('text', { nullable: true }) field: AttributeField | null;
  @Column('text', { nullable: true }) operator: AttributeOperator | null;
  @Column('text', { array: true, nullable: true }) operands: string[] | null;
  /** The target's name when it was chosen, for a target that has vanished since. */
  @Column('text') label: string;
}
