import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A group of a directory. Written by the directory sync only. */
@Entity('directory_group')
export class DirectoryGroupEntity {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid', { name: 'directory_id' }) directoryId: string;
  @Column('text', { name: 'external_id' }) externalId: string;
  @Column('text') dn: string;
  @Column('text', { name: 'dn_key' }) dnKey: string;
  @Column('text') path: string;
  @Column('text') name: string;
  @Column('text', { nullable: true }) description: string | null;
  @Column('timestamptz', { name: 'missing_since', nullable: true }) missingSince: Date | null;
  @Column('timestamptz', { name: 'updated_at', default: () => 'now()' }) updatedAt: Date;
  @Column('bytea', { name: 'row_hash', select: false }) rowHash: Buffer;
}
