import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A source of people. Credentials stay in the environment. */
@Entity('directory')
export class DirectoryEntity {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('text') kind: string;
  @Column('text') url: string;
  @Column('text', { name: 'base_dn' }) baseDn: string;
  @Column('text') source: 'demo' | 'environment';
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' }) createdAt: Date;
}
