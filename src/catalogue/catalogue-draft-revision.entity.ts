import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime } from '../foundation/entity-columns';

@Entity('catalogue_draft_revision')
export class CatalogueDraftRevision {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'draft_id' }) draftId: string;
  @Column('integer') number: number;
  @Column('text') summary: string;
  @Column('text', { name: 'document_sha256' }) documentSha256: string;
  @Column('uuid', { name: 'edited_by' }) editedBy: string;
  @Column('timestamptz', { name: 'edited_at', transformer: isoTime }) editedAt: string;
}
