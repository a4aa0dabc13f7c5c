import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime } from '../foundation/entity-columns';

/** What stays of a file that was disposed of. */
@Entity('evidence_tombstone')
export class EvidenceTombstone {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'evidence_version_id' }) evidenceVersionId: string;
  @Column('uuid', { name: 'disposal_id' }) disposalId: string;
  /** Canonical JSON of what stays: record, digest, decision. */
  @Column('text') body: string;
  @Column('text', { name: 'body_sha256' }) bodySha256: string;
  @Column('timestamptz', { name: 'disposed_at', transformer: isoTime }) disposedAt: string;
}
