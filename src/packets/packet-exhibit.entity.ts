import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('packet_exhibit')
export class PacketExhibit {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'packet_id' }) packetId: string;
  @Column('text') number: string;
  @Column('uuid', { name: 'evidence_version_id' }) evidenceVersionId: string;
  @Column('boolean') attached: boolean;
  @Column('text', { name: 'not_attached_reason', nullable: true }) notAttachedReason: string | null;
}
