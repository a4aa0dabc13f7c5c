import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('service_system')
export class ServiceSystem {
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @PrimaryColumn('uuid', { name: 'service_id' }) serviceId: string;
  @PrimaryColumn('uuid', { name: 'system_id' }) systemId: string;
}
