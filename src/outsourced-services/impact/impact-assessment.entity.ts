import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime } from '../../foundation/entity-columns';
import type { ImpactState } from './impact-words.rules';

@Entity('impact_assessment')
export class ImpactAssessment {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'service_id' }) serviceId: string;
  @Column('text') ref: string;
  @Column('integer') number: number;
  @Column('text') state: ImpactState;
  @Column('text', { name: 'guide_version' }) guideVersion: string;
  @Column('text') note: string;
  @Column('uuid', { name: 'copied_from', nullable: true }) copiedFrom: string | null;
  @Column('integer', { name: 'mtpd_minutes', nullable: true }) mtpdMinutes: number | null;
  @Column('integer', { name: 'highest_score', nullable: true }) highestScore: number | null;
  @Column('text', { name: 'content_sha256', nullable: true }) contentSha256: string | null;
  @Column('uuid', { name: 'drafted_by' }) draftedBy: string;
  @Column('timestamptz', { name: 'drafted_at', transformer: isoTime }) draftedAt: string;
  @Column('uuid', { name: 'proposed_by', nullable: true }) proposedBy: string | null;
  @Column('timestamptz', { name: 'proposed_at', nullable: true, transformer: isoTime }) proposedAt: string | null;
  @Column('uuid', { name: 'vendor_accepted_by', nullable: true }) vendorAcceptedBy: string | null;
  @Column('timestamptz', { name: 'vendor_accepted_at', nullable: true, transformer: isoTime }) vendorAcceptedAt:
    string | null;
  @Column('uuid', { name: 'registrant_accepted_by', nullable: true }) registrantAcceptedBy: string | null;
  @Column('timestamptz', { name: 'registrant_accepted_at', nullable: true, transformer: isoTime })
  registrantAcceptedAt: string | null;
  @Column('uuid', { name: 'returned_by', nullable: true }) returnedBy: string | null;
  @Column('timestamptz', { name: 'returned_at', nullable: true, transformer: isoTime }) returnedAt: string | null;
  @Column('text', { name: 'return_reason' }) returnReason: string;
  @Column('date', { name: 'effective_from', nullable: true }) effectiveFrom: string | null;
  @Column('timestamptz', { name: 'superseded_at', nullable: true, transformer: isoTime }) supersededAt: string | null;
  @Column('integer') version: number;
}
