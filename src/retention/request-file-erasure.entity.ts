import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime } from '../foundation/entity-columns';

/** That nothing of a disposed file of a request is in the store any more. */
@Entity('request_file_erasure')
export class RequestFileErasure {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id', nullable: true }) vendorId: string | null;
  @Column('uuid', { name: 'request_file_id' }) requestFileId: string;
  @Column('text') sha256: string;
  /** `absent`: nothing was there to erase. */
  @Column('text') outcome: 'erased' | 'absent';
  @Column('timestamptz', { name: 'erased_at', transformer: isoTime }) erasedAt: string;
}
