import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('service_site')
export class ServiceSite {
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @PrimaryColumn('uuid', { name: 'service_id' }) serviceId: string;
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
}
