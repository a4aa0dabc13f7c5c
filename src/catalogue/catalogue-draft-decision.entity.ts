import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime } from '../foundation/entity-columns';
import type { DraftDecision } from './draft.rules';

@Entity('catalogue_draft_decision')
export class CatalogueDraftDecision {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'draft_id' }) draftId: string;
  @Column('text') decision: DraftDecision;
  @Column('text') reason: string;
  @Column('text', { name: 'document_sha256' }) documentSha256: string;
  @Column('integer') differences: number;
  @Column('uuid', { name: 'decided_by' }) decidedBy: string;
  @Column('timestamptz', { name: 'decided_at', transformer: isoTime }) decidedAt: string;
}
