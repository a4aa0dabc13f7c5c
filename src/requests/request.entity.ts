import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime } from '../foundation/entity-columns';
import type { RequestState } from './request.rules';

@Entity('request_list')
export class RequestList {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id', nullable: true }) vendorId: string | null;
  @Column('text') ref: string;
  @Column('text') title: string;
  @Column('text', { name: 'audit_firm' }) auditFirm: string;
  @Column('uuid', { name: 'period_id' }) periodId: string;
  @Column('uuid', { name: 'opened_by' }) openedBy: string;
  @Column('timestamptz', { name: 'opened_at', transformer: isoTime }) openedAt: string;
}

@Entity('audit_request')
export class AuditRequest {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id', nullable: true }) vendorId: string | null;
  @Column('uuid', { name: 'request_list_id' }) requestListId: string;
  @Column('text') ref: string;
  @Column('integer') number: number;
  /** The auditor's own reference for it. */
  @Column('text', { name: 'auditor_ref' }) auditorRef: string;
  /** The control or requirement that it is about. */
  @Column('text') control: string;
  @Column('text') wanted: string;
  @Column('text') format: string;
  @Column('date', { name: 'period_from' }) periodFrom: string;
  @Column('date', { name: 'period_to' }) periodTo: string;
  @Column('date', { name: 'due_on' }) dueOn: string;
  @Column('uuid', { name: 'population_id', nullable: true }) populationId: string | null;
  @Column('uuid', { name: 'sample_id', nullable: true }) sampleId: string | null;
  @Column('text') state: RequestState;
  @Column('uuid', { name: 'asked_by' }) askedBy: string;
  @Column('timestamptz', { name: 'drafted_at', transformer: isoTime }) draftedAt: string;
  @Column('timestamptz', { name: 'requested_at', nullable: true, transformer: isoTime }) requestedAt: string | null;
  @Column('uuid', { name: 'owner_id', nullable: true }) ownerId: string | null;
  @Column('timestamptz', { name: 'delivered_at', nullable: true, transformer: isoTime }) deliveredAt: string | null;
  @Column('timestamptz', { name: 'closed_at', nullable: true, transformer: isoTime }) closedAt: string | null;
  @Column('uuid', { name: 'closed_by', nullable: true }) closedBy: string | null;
  @Column('integer', { default: 1 }) version: number;
}

@Entity('request_move')
export class RequestMove {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id', nullable: true }) vendorId: string | null;
  @Column('uuid', { name: 'audit_request_id' }) auditRequestId: string;
  @Column('text', { name: 'from_state' }) fromState: RequestState;
  @Column('text', { name: 'to_state' }) toState: RequestState;
  @Column('text') reason: string;
  @Column('uuid', { name: 'made_by' }) madeBy: string;
  @Column('timestamptz', { name: 'made_at', transformer: isoTime }) madeAt: string;
}

@Entity('request_note')
export class RequestNote {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id', nullable: true }) vendorId: string | null;
  @Column('uuid', { name: 'audit_request_id' }) auditRequestId: string;
  @Column('text') words: string;
  @Column('uuid', { name: 'written_by' }) writtenBy: string;
  @Column('timestamptz', { name: 'written_at', transformer: isoTime }) writtenAt: string;
}
