import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime } from '../../foundation/entity-columns';
import type { AlternateKind, AlternateUse, TrialResult } from './alternate-words.rules';

@Entity('alternate_place')
export class AlternatePlace {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('text') ref: string;
  @Column('text') kind: AlternateKind;
  @Column('text') name: string;
  @Column('uuid', { name: 'for_site_id', nullable: true }) forSiteId: string | null;
  @Column('uuid', { name: 'site_id', nullable: true }) siteId: string | null;
  @Column('text') counterparty: string;
  @Column('text') region: string;
  @Column('text', { nullable: true }) country: string | null;
  @Column('text', { name: 'hazard_zones', array: true }) hazardZones: string[];
  @Column('date', { name: 'agreement_from', nullable: true }) agreementFrom: string | null;
  @Column('date', { name: 'agreement_to', nullable: true }) agreementTo: string | null;
  @Column('integer') seats: number;
  @Column('integer', { name: 'ready_minutes', nullable: true }) readyMinutes: number | null;
  @Column('text', { nullable: true }) use: AlternateUse | null;
  @Column('boolean', { nullable: true }) reserved: boolean | null;
  @Column('boolean', { name: 'relied_on' }) reliedOn: boolean;
  @Column('text') connectivity: string;
  @Column('text') equipment: string;
  @Column('uuid', { name: 'evidence_version_id', nullable: true }) evidenceVersionId: string | null;
  @Column('date', { name: 'ended_on', nullable: true }) endedOn: string | null;
  @Column('text', { name: 'ended_reason' }) endedReason: string;
  @Column('uuid', { name: 'added_by' }) addedBy: string;
  @Column('timestamptz', { name: 'added_at', transformer: isoTime }) addedAt: string;
  @Column('integer') version: number;
}

@Entity('alternate_place_service')
export class AlternatePlaceService {
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @PrimaryColumn('uuid', { name: 'place_id' }) placeId: string;
  @PrimaryColumn('uuid', { name: 'service_id' }) serviceId: string;
  @Column('integer', { name: 'capacity_pct', nullable: true }) capacityPct: number | null;
}

@Entity('alternate_trial')
export class AlternateTrial {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'place_id' }) placeId: string;
  @Column('date', { name: 'tried_on' }) triedOn: string;
  @Column('integer', { name: 'seats_reached' }) seatsReached: number;
  @Column('integer') minutes: number;
  @Column('text') result: TrialResult;
  @Column('text') note: string;
  @Column('uuid', { name: 'exercise_id', nullable: true }) exerciseId: string | null;
  @Column('uuid', { name: 'evidence_version_id', nullable: true }) evidenceVersionId: string | null;
  @Column('uuid', { name: 'recorded_by' }) recordedBy: string;
  @Column('timestamptz', { name: 'recorded_at', transformer: isoTime }) recordedAt: string;
}
