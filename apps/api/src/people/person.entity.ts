import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** Someone from a directory, keyed by the directory's immutable id, or of an emergency account. Written by the directory sync only, but for `locale` and the end of a review. */
@Entity('person')
export class PersonEntity {
  @PrimaryGeneratedColumn('uuid') id: string;
  /** Null: of an emergency account, and of no directory. */
  @Column('uuid', { name: 'directory_id', nullable: true }) directoryId: string | null;
  @Column('text', { name: 'external_id' }) externalId: string;
  @Column('text') dn: string;
  @Column('text', { name: 'dn_key' }) dnKey: string;
  @Column('text') path: string;
  @Column('text') login: string;
  @Column('text', { name: 'login_keys', array: true }) loginKeys: string[];
  @Column('text', { name: 'display_name' }) displayName: string;
  @Column('text', { name: 'given_name', nullable: true }) givenName: string | null;
  @Column('text', { name: 'family_name', nullable: true }) familyName: string | null;
  @Column('text', { nullable: true }) mail: string | null;
  @Column('text', { name: 'office_phone', nullable: true }) officePhone: string | null;
  @Column('text', { nullable: true }) department: string | null;
  @Column('text', { nullable: true }) title: string | null;
  @Column('text', { nullable: true }) country: string | null;
  @Column('text', { nullable: true }) language: string | null;
  @Column('text', { nullable: true }) locale: string | null;
  @Column('text', { name: 'directory_state' }) directoryState: 'active' | 'disabled' | 'expired' | 'locked';
  /** Further attributes of the directory, for policies: values by lower-case name. */
  @Column('jsonb', { default: {} }) extra: Readonly<Record<string, readonly string[]>>;
  @Column('timestamptz', { name: 'missing_since', nullable: true }) missingSince: Date | null;
  /** Why an admin has to look before this person may enroll (attack I10). */
  @Column('text', { name: 'review_reason', nullable: true }) reviewReason: string | null;
  @Column('bytea', { name: 'row_hash', select: false }) rowHash: Buffer;
  @Column('timestamptz', { name: 'first_seen_at', default: () => 'now()' }) firstSeenAt: Date;
  @Column('timestamptz', { name: 'updated_at', default: () => 'now()' }) updatedAt: Date;
}
