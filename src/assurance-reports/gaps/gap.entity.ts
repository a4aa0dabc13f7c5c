import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime } from '../../foundation/entity-columns';
import type { CoverKind } from './fiscal-coverage.rules';

@Entity('bridge_letter')
export class BridgeLetter {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'report_id' }) reportId: string;
  @Column('date', { name: 'covers_from' }) coversFrom: string;
  @Column('date', { name: 'covers_to' }) coversTo: string;
  @Column('date', { name: 'signed_on' }) signedOn: string;
  @Column('text') signer: string;
  @Column('text', { nullable: true }) changes: string | null;
  @Column('uuid', { name: 'evidence_version_id' }) evidenceVersionId: string;
  @Column('uuid', { name: 'brought_by' }) broughtBy: string;
  @Column('timestamptz', { name: 'brought_at', transformer: isoTime }) broughtAt: string;
  @Column('text', { name: 'withdrawn_reason', nullable: true }) withdrawnReason: string | null;
  @Column('uuid', { name: 'withdrawn_by', nullable: true }) withdrawnBy: string | null;
  @Column('timestamptz', { name: 'withdrawn_at', nullable: true, transformer: isoTime }) withdrawnAt: string | null;
}

@Entity('gap_cover')
export class GapCover {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'report_id' }) reportId: string;
  @Column('uuid', { name: 'period_id' }) periodId: string;
  @Column('text') kind: CoverKind;
  @Column('uuid', { name: 'bridge_letter_id', nullable: true }) bridgeLetterId: string | null;
  @Column('date', { name: 'covers_from' }) coversFrom: string;
  @Column('date', { name: 'covers_to' }) coversTo: string;
  @Column('text') words: string;
  @Column('text', { name: 'workpaper_ref', nullable: true }) workpaperRef: string | null;
  @Column('date', { name: 'done_on' }) doneOn: string;
  @Column('uuid', { name: 'made_by' }) madeBy: string;
  @Column('timestamptz', { name: 'made_at', transformer: isoTime }) madeAt: string;
  @Column('boolean', { name: 'needs_approval' }) needsApproval: boolean;
  @Column('text', { nullable: true }) decision: 'approved' | 'refused' | null;
  @Column('text', { name: 'decision_reason', nullable: true }) decisionReason: string | null;
  @Column('uuid', { name: 'decided_by', nullable: true }) decidedBy: string | null;
  @Column('timestamptz', { name: 'decided_at', nullable: true, transformer: isoTime }) decidedAt: string | null;
}
