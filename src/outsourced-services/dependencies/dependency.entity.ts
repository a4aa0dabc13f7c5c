import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime } from '../../foundation/entity-columns';
import type { DependencyKind, DependencyRole, Objection, OwnerSide } from './dependency-words.rules';

@Entity('dependency')
export class Dependency {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'service_id' }) serviceId: string;
  @Column('text') ref: string;
  @Column('text') kind: DependencyKind;
  @Column('uuid', { name: 'site_id', nullable: true }) siteId: string | null;
  @Column('uuid', { name: 'system_id', nullable: true }) systemId: string | null;
  @Column('uuid', { name: 'data_set_id', nullable: true }) dataSetId: string | null;
  @Column('uuid', { name: 'team_id', nullable: true }) teamId: string | null;
  @Column('uuid', { name: 'fourth_party_id', nullable: true }) fourthPartyId: string | null;
  @Column('text') name: string;
  @Column('uuid', { name: 'serves_site_id', nullable: true }) servesSiteId: string | null;
  @Column('text') role: DependencyRole;
  @Column('integer', { name: 'share_pct', nullable: true }) sharePct: number | null;
  @Column('integer', { name: 'standby_capacity_pct', nullable: true }) standbyCapacityPct: number | null;
  @Column('integer', { name: 'activation_minutes', nullable: true }) activationMinutes: number | null;
  @Column('integer', { name: 'their_rto_minutes', nullable: true }) theirRtoMinutes: number | null;
  @Column('text', { name: 'owner_side', nullable: true }) ownerSide: OwnerSide | null;
  @Column('text', { name: 'owner_name' }) ownerName: string;
  @Column('uuid', { name: 'owner_person_id', nullable: true }) ownerPersonId: string | null;
  @Column('text', { name: 'essential_function' }) essentialFunction: string;
  @Column('text') note: string;
  @Column('uuid', { name: 'resource_id', nullable: true }) resourceId: string | null;
  @Column('integer') terms: number;
  @Column('date', { name: 'terms_on' }) termsOn: string;
  @Column('date', { name: 'confirmed_by_us_on', nullable: true }) confirmedByUsOn: string | null;
  @Column('uuid', { name: 'confirmed_by_us_by', nullable: true }) confirmedByUsBy: string | null;
  @Column('text', { name: 'confirmed_by_us_how' }) confirmedByUsHow: string;
  @Column('integer', { name: 'confirmed_by_us_terms', nullable: true }) confirmedByUsTerms: number | null;
  @Column('date', { name: 'confirmed_by_them_on', nullable: true }) confirmedByThemOn: string | null;
  @Column('text', { name: 'confirmed_by_them_by' }) confirmedByThemBy: string;
  @Column('uuid', { name: 'confirmed_by_them_person_id', nullable: true }) confirmedByThemPersonId: string | null;
  @Column('text', { name: 'confirmed_by_them_how' }) confirmedByThemHow: string;
  @Column('integer', { name: 'confirmed_by_them_terms', nullable: true }) confirmedByThemTerms: number | null;
  @Column('text', { nullable: true }) objection: Objection | null;
  @Column('text', { name: 'objection_note' }) objectionNote: string;
  @Column('date', { name: 'objected_on', nullable: true }) objectedOn: string | null;
  @Column('text', { name: 'objected_by' }) objectedBy: string;
  @Column('integer', { name: 'objected_rto_minutes', nullable: true }) objectedRtoMinutes: number | null;
  @Column('integer', { name: 'objected_terms', nullable: true }) objectedTerms: number | null;
  @Column('date', { name: 'ended_on', nullable: true }) endedOn: string | null;
  @Column('text', { name: 'ended_reason' }) endedReason: string;
  @Column('uuid', { name: 'added_by', nullable: true }) addedBy: string | null;
  @Column('timestamptz', { name: 'added_at', transformer: isoTime }) addedAt: string;
  @Column('integer') version: number;
  @Column({
    type: 'uuid',
    name: 'live_site_id',
    nullable: true,
    generatedType: 'STORED',
    asExpression: 'CASE WHEN ended_on IS NULL THEN site_id END',
    insert: false,
    update: false,
  })
  liveSiteId: string | null;
  @Column({
    type: 'uuid',
    name: 'live_system_id',
    nullable: true,
    generatedType: 'STORED',
    asExpression: 'CASE WHEN ended_on IS NULL THEN system_id END',
    insert: false,
    update: false,
  })
  liveSystemId: string | null;
}
