import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime } from '../foundation/entity-columns';

/** That nothing of a disposed file is in the store any more. */
@Entity('evidence_erasure')
export class EvidenceErasure {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'evidence_version_id' }) evidenceVersionId: string;
  @Column('text') sha256: string;
  /** `absent`: nothing was there to erase. */
  @Column('text') outcome: 'erased' | 'absent';
  @Column('timestamptz', { name: 'erased_at', transformer: isoTime }) erasedAt: string;
}
