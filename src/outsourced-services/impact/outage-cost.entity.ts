import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime } from '../../foundation/entity-columns';

@Entity('outage_cost')
export class OutageCost {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'service_id' }) serviceId: string;
  @Column('integer') number: number;
  @Column('text') currency: string;
  @Column('bigint', { array: true }) amounts: number[];
  @Column('text') basis: string;
  @Column('uuid', { name: 'stated_by' }) statedBy: string;
  @Column('timestamptz', { name: 'stated_at', transformer: isoTime }) statedAt: string;
}
