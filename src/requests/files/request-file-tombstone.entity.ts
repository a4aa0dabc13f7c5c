import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime } from '../../foundation/entity-columns';

/** What stays of a file of a request that was disposed of. */
@Entity('request_file_tombstone')
export class RequestFileTombstone {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id', nullable: true }) vendorId: string | null;
  @Column('uuid', { name: 'request_file_id' }) requestFileId: string;
  @Column('uuid', { name: 'disposal_id' }) disposalId: string;
  /** Canonical JSON of what stays: record, digest, deliveries. */
  @Column('text') body: string;
  @Column('text', { name: 'body_sha256' }) bodySha256: string;
  @Column('timestamptz', { name: 'disposed_at', transformer: isoTime }) disposedAt: string;
}
