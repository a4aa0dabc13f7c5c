import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime } from '../../foundation/entity-columns';

@Entity('withheld_section')
export class WithheldSectionRow {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'packet_id' }) packetId: string;
  @Column('uuid', { name: 'plan_version_id' }) planVersionId: string;
  @Column('text') section: 'steps' | 'coverage';
  @Column('text') reason: string;
  /** The salted text as canonical JSON; whoever has it can open the section. */
  @Column('text') opening: string;
  @Column('text') commitment: string;
  @Column('uuid', { name: 'withheld_by' }) withheldBy: string;
  @Column('timestamptz', { name: 'withheld_at', transformer: isoTime }) withheldAt: string;
}
