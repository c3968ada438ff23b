import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('policy_condition')
export class PolicyConditionEntity {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid', { name: 'version_id' }) versionId: string;
  @Column('text') effect: 'include' | 'exclude';
  @Column('text') kind: string;
  @Column('uuid', { name: 'target_id', nullable: true }) targetId: string | null;
  /** The target's name when it was chosen, for a target that has vanished since. */
  @Column('text') label: string;
}
