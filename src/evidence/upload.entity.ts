import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime, wholeNumber } from '../foundation/entity-columns';
import type { UploadFacts, UploadState } from './evidence.words';

@Entity('upload')
export class Upload {
  /** Also the id of the upload in the tus protocol. */
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'person_id' }) personId: string;
  @Column('text') purpose: 'evidence';
  @Column('text', { name: 'file_name' }) fileName: string;
  @Column('text', { name: 'claimed_type' }) claimedType: string;
  @Column('bigint', { transformer: wholeNumber }) bytes: number;
  /** Written when the upload ends; while it runs, the file on disk says how far it has come. */
  @Column('bigint', { name: 'received_bytes', default: 0, transformer: wholeNumber }) receivedBytes: number;
  @Column('text') state: UploadState;
  @Column('text', { name: 'refused_reason', nullable: true }) refusedReason: string | null;
  @Column('jsonb') metadata: UploadFacts;
  @Column('timestamptz', { name: 'created_at', transformer: isoTime }) createdAt: string;
  @Column('timestamptz', { name: 'finished_at', nullable: true, transformer: isoTime }) finishedAt: string | null;
  @Column('text', { nullable: true }) sha256: string | null;
  @Column('uuid', { name: 'evidence_version_id', nullable: true }) evidenceVersionId: string | null;
}
