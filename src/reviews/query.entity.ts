import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime } from '../foundation/entity-columns';
import type { QueryState } from './review.rules';

@Entity('review_query')
export class ReviewQuery {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'review_id' }) reviewId: string;
  @Column('text') subject: string;
  @Column('uuid', { name: 'obligation_id', nullable: true }) obligationId: string | null;
  @Column('uuid', { name: 'submission_line_id', nullable: true }) submissionLineId: string | null;
  @Column('text') text: string;
  @Column('uuid', { name: 'asked_by' }) askedBy: string;
  @Column('timestamptz', { name: 'asked_at', transformer: isoTime }) askedAt: string;
  @Column('text') state: QueryState;
  @Column('text', { nullable: true }) resolution: string | null;
  @Column('uuid', { name: 'resolved_by', nullable: true }) resolvedBy: string | null;
  @Column('timestamptz', { name: 'resolved_at', nullable: true, transformer: isoTime }) resolvedAt: string | null;
  @Column('integer') version: number;
}

@Entity('query_reply')
export class QueryReply {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'query_id' }) queryId: string;
  @Column('text') text: string;
  @Column('uuid', { name: 'evidence_version_id', nullable: true }) evidenceVersionId: string | null;
  @Column('uuid', { name: 'replied_by' }) repliedBy: string;
  @Column('timestamptz', { name: 'replied_at', transformer: isoTime }) repliedAt: string;
}
