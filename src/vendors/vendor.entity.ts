import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { NoticeStart } from './notice-start.rules';
import type { VendorState } from './vendor-lifecycle.rules';
import { isoTime } from '../foundation/entity-columns';

@Entity('vendor')
export class Vendor {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column({
    type: 'uuid',
    name: 'vendor_id',
    generatedType: 'STORED',
    asExpression: 'id',
    insert: false,
    update: false,
  })
  vendorId: string;
  @Column('text') ref: string;
  @Column('text') name: string;
  @Column('text', { name: 'legal_name' }) legalName: string;
  @Column('text') country: string;
  @Column('text') state: VendorState;
  @Column('text', { array: true }) sectors: string[];
  @Column('text') summary: string;
  @Column('integer', { name: 'contract_notice_minutes', nullable: true }) contractNoticeMinutes: number | null;
  /** The moment from which that time runs; null where the contract does not say. */
  @Column('text', { name: 'contract_notice_from', nullable: true }) contractNoticeFrom: NoticeStart | null;
  @Column('uuid', { name: 'registered_by' }) registeredBy: string;
  @Column('timestamptz', { name: 'registered_at', transformer: isoTime }) registeredAt: string;
  @Column('integer') version: number;
}
