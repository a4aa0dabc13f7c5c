import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Tier } from '../catalogue/catalogue.rules';

/** All obligations of a vendor in a period, kept by triggers; `coverage-tally.rules.ts` reads the cells. */
@Entity('coverage_tally')
export class CoverageTally {
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @PrimaryColumn('uuid', { name: 'vendor_id' }) vendorId: string;
  @PrimaryColumn('uuid', { name: 'period_id' }) periodId: string;
  /** The highest tier of the vendor's active services. */
  @Column('text', { nullable: true }) tier: Tier | null;
  /** At least one active service is ICFR-relevant. */
  @Column('boolean') icfr: boolean;
  @Column('integer', { array: true }) cells: number[];
}
