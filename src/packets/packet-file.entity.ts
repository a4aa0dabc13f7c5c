import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime, wholeNumber } from '../foundation/entity-columns';

@Entity('packet_file')
export class PacketFile {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id', nullable: true }) vendorId: string | null;
  @Column('uuid', { name: 'packet_id' }) packetId: string;
  @Column('text') stage: 'draft' | 'final';
  @Column('text') name: string;
  @Column('text') mime: string;
  @Column('text') sha256: string;
  @Column('bigint', { transformer: wholeNumber }) bytes: number;
  /** Events under the checkpoint that the file leads to; null where it leads to none. */
  @Column('bigint', { name: 'tree_size', nullable: true, transformer: wholeNumber }) treeSize: number | null;
  @Column('timestamptz', { name: 'made_at', transformer: isoTime }) madeAt: string;
}
