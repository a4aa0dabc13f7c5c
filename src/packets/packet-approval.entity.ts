import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime } from '../foundation/entity-columns';

@Entity('packet_approval')
export class PacketApproval {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id', nullable: true }) vendorId: string | null;
  @Column('uuid', { name: 'packet_id' }) packetId: string;
  @Column('uuid', { name: 'approver_id' }) approverId: string;
  @Column('uuid', { name: 'prepared_by' }) preparedBy: string;
  @Column('text') decision: 'approved' | 'sent_back';
  @Column('text') reason: string;
  /** How the approver proved to be present, in words. */
  @Column('text') method: string;
  @Column('timestamptz', { name: 'decided_at', transformer: isoTime }) decidedAt: string;
}
