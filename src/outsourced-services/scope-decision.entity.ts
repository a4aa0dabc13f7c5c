import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Flag, Tier } from '../catalogue/words.rules';
import type { TieringFacts } from './tiering.rules';
import { isoTime } from '../foundation/entity-columns';

@Entity('scope_decision')
export class ScopeDecision {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'service_id' }) serviceId: string;
  @Column('jsonb') facts: TieringFacts;
  @Column('text', { name: 'proposed_tier' }) proposedTier: Tier;
  @Column('integer', { name: 'proposed_score' }) proposedScore: number;
  @Column('text', { name: 'proposed_reason' }) proposedReason: string;
  @Column('text', { name: 'previous_tier', nullable: true }) previousTier: Tier | null;
  @Column('text') tier: Tier;
  @Column('text', { array: true }) flags: Flag[];
  @Column('boolean', { name: 'icfr_relevant' }) icfrRelevant: boolean;
  @Column('text', { name: 'icfr_reason' }) icfrReason: string;
  @Column('text') accounts: string;
  @Column('text') reason: string;
  @Column('uuid', { name: 'decided_by' }) decidedBy: string;
  @Column('timestamptz', { name: 'decided_at', transformer: isoTime }) decidedAt: string;
  @Column('boolean', { name: 'needs_approval' }) needsApproval: boolean;
  @Column('text', { name: 'approval_grounds', array: true }) approvalGrounds: string[];
  @Column('text', { nullable: true }) approval: 'approved' | 'rejected' | null;
  @Column('text', { name: 'approval_reason', nullable: true }) approvalReason: string | null;
  @Column('uuid', { name: 'approved_by', nullable: true }) approvedBy: string | null;
  @Column('timestamptz', { name: 'approved_at', nullable: true, transformer: isoTime }) approvedAt: string | null;
  @Column('date', { name: 'effective_from', nullable: true }) effectiveFrom: string | null;
}
