import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime } from '../foundation/entity-columns';
import type { DraftKindName } from './draft-kinds';
import type { DraftState } from './draft.rules';

@Entity('catalogue_draft')
export class CatalogueDraft {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('text') kind: DraftKindName;
  @Column('text') ref: string;
  @Column('text') title: string;
  @Column('text') origin: 'tailored' | 'imported';
  @Column('uuid', { name: 'base_version_id' }) baseVersionId: string;
  @Column('text', { name: 'base_label' }) baseLabel: string;
  @Column('json') document: unknown;
  @Column('text', { name: 'document_sha256' }) documentSha256: string;
  @Column('text') state: DraftState;
  @Column('uuid', { name: 'started_by' }) startedBy: string;
  @Column('timestamptz', { name: 'started_at', transformer: isoTime }) startedAt: string;
  @Column('uuid', { name: 'published_version_id', nullable: true }) publishedVersionId: string | null;
  @Column('integer') version: number;
}
