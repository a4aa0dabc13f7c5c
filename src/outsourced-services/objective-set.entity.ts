import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ObjectiveFacts } from './objectives.rules';
import { isoTime } from '../foundation/entity-columns';

/** What the arithmetic compares the objectives with. */
export type ObjectiveBasis = Pick<ObjectiveFacts, 'dependencies' | 'backups' | 'replications'>;

@Entity('objective_set')
export class ObjectiveSet {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'service_id' }) serviceId: string;
  /** The impact assessment that gave the MTPD; null on sets from before there were any. */
  @Column('uuid', { name: 'impact_id', nullable: true }) impactId: string | null;
  @Column('integer', { name: 'rto_minutes' }) rtoMinutes: number;
  @Column('integer', { name: 'rpo_minutes' }) rpoMinutes: number;
  @Column('integer', { name: 'mtpd_minutes', nullable: true }) mtpdMinutes: number | null;
  @Column('integer', { name: 'wrt_minutes', nullable: true }) wrtMinutes: number | null;
  @Column('integer', { name: 'mbco_pct', nullable: true }) mbcoPct: number | null;
  @Column('jsonb') basis: ObjectiveBasis;
  @Column('text') note: string;
  @Column('uuid', { name: 'proposed_by' }) proposedBy: string;
  @Column('timestamptz', { name: 'proposed_at', transformer: isoTime }) proposedAt: string;
  @Column('uuid', { name: 'vendor_accepted_by', nullable: true }) vendorAcceptedBy: string | null;
  @Column('timestamptz', { name: 'vendor_accepted_at', nullable: true, transformer: isoTime }) vendorAcceptedAt:
    string | null;
  @Column('uuid', { name: 'registrant_accepted_by', nullable: true }) registrantAcceptedBy: string | null;
  @Column('timestamptz', { name: 'registrant_accepted_at', nullable: true, transformer: isoTime })
  registrantAcceptedAt: string | null;
  @Column('date', { name: 'effective_from', nullable: true }) effectiveFrom: string | null;
  @Column('timestamptz', { name: 'superseded_at', nullable: true, transformer: isoTime }) supersededAt: string | null;
}
