import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime } from '../../foundation/entity-columns';

@Entity('assumption_check')
export class AssumptionCheck {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'assumption_id' }) assumptionId: string;
  @Column('text') result: 'holds' | 'does_not_hold';
  @Column('text') how: string;
  @Column('date', { name: 'checked_on' }) checkedOn: string;
  @Column('uuid', { name: 'checked_by' }) checkedBy: string;
  @Column('timestamptz', { name: 'checked_at', transformer: isoTime }) checkedAt: string;
}
