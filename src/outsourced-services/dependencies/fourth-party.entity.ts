import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime } from '../../foundation/entity-columns';
import type { Assurance, SocMethod } from './dependency-words.rules';

@Entity('fourth_party')
export class FourthParty {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('text') ref: string;
  @Column('text') name: string;
  @Column('text', { name: 'legal_name' }) legalName: string;
  @Column('text', { nullable: true }) country: string | null;
  @Column('text') place: string;
  @Column('text') what: string;
  @Column('boolean') critical: boolean;
  @Column('boolean', { name: 'holds_registrant_data' }) holdsRegistrantData: boolean;
  @Column('boolean', { name: 'icfr_relevant' }) icfrRelevant: boolean;
  @Column('boolean', { name: 'plan_on_file' }) planOnFile: boolean;
  @Column('date', { name: 'plan_seen_on', nullable: true }) planSeenOn: string | null;
  @Column('date', { name: 'last_tested_on', nullable: true }) lastTestedOn: string | null;
  @Column('text', { name: 'test_result' }) testResult: string;
  @Column('text') assurance: Assurance;
  @Column('date', { name: 'assurance_until', nullable: true }) assuranceUntil: string | null;
  @Column('text', { name: 'soc_method' }) socMethod: SocMethod;
  @Column('date', { name: 'assessed_on', nullable: true }) assessedOn: string | null;
  @Column('uuid', { name: 'assessed_by', nullable: true }) assessedBy: string | null;
  @Column('text', { name: 'assessment_note' }) assessmentNote: string;
  @Column('date', { name: 'starts_on', nullable: true }) startsOn: string | null;
  @Column('uuid', { name: 'resource_id', nullable: true }) resourceId: string | null;
  @Column('text') state: 'active' | 'ended';
  @Column('date', { name: 'ended_on', nullable: true }) endedOn: string | null;
  @Column('uuid', { name: 'added_by' }) addedBy: string;
  @Column('timestamptz', { name: 'added_at', transformer: isoTime }) addedAt: string;
  @Column('integer') version: number;
}
