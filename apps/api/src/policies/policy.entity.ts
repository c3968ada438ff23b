import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('policy')
export class PolicyEntity {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('boolean', { default: false }) system: boolean;
  /** Null: nothing of it is in force. */
  @Column('uuid', { name: 'active_version_id', nullable: true }) activeVersionId: string | null;
  /** Made by this rule for this group, which it follows; null: made by hand. */
  @Column('uuid', { name: 'rule_id', nullable: true }) ruleId: string | null;
  @Column('uuid', { name: 'group_id', nullable: true }) groupId: string | null;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' }) createdAt: Date;
  @Column('timestamptz', { name: 'updated_at', default: () => 'now()' }) updatedAt: Date;
}
