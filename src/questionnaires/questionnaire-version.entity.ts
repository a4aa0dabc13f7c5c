import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime } from '../foundation/entity-columns';

@Entity('questionnaire_version')
export class QuestionnaireVersion {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id', nullable: true }) registrantId: string | null;
  @Column('text') code: string;
  @Column('text') version: string;
  @Column('text') title: string;
  @Column('json') document: unknown;
  @Column('text', { name: 'document_sha256' }) documentSha256: string;
  @Column('integer') questions: number;
  @Column('timestamptz', { name: 'published_at', transformer: isoTime }) publishedAt: string;
  @Column('text') source: string;
}
