import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { OperatorRole } from '../platform/index.js';

/** A console role that a directory group stands for, nested groups included. */
@Entity('role_mapping')
export class RoleMappingEntity {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('text') role: OperatorRole;
  @Column('uuid', { name: 'group_id' }) groupId: string;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' }) createdAt: Date;
  @Column('text', { name: 'created_by', nullable: true }) createdBy: string | null;
}
