import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime, wholeNumber } from '../foundation/entity-columns';

export const DELIVERY_KINDS = ['evidence', 'packet', 'population', 'file'] as const;
export type DeliveryKind = (typeof DELIVERY_KINDS)[number];

@Entity('request_delivery')
export class RequestDelivery {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id', nullable: true }) vendorId: string | null;
  @Column('uuid', { name: 'audit_request_id' }) auditRequestId: string;
  @Column('integer') number: number;
  @Column('text') answer: string;
  @Column('uuid', { name: 'prepared_by' }) preparedBy: string;
  @Column('timestamptz', { name: 'prepared_at', transformer: isoTime }) preparedAt: string;
}

@Entity('delivery_check')
export class DeliveryCheck {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id', nullable: true }) vendorId: string | null;
  @Column('uuid', { name: 'request_delivery_id' }) requestDeliveryId: string;
  @Column('uuid', { name: 'prepared_by' }) preparedBy: string;
  @Column('text') decision: 'passed' | 'sent_back';
  @Column('text') reason: string;
  @Column('uuid', { name: 'checked_by' }) checkedBy: string;
  @Column('timestamptz', { name: 'checked_at', transformer: isoTime }) checkedAt: string;
}

/** Something that was handed over, with the digest that it had then. */
@Entity('delivery_item')
export class DeliveryItem {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id', nullable: true }) vendorId: string | null;
  @Column('uuid', { name: 'request_delivery_id' }) requestDeliveryId: string;
  @Column('integer') number: number;
  @Column('text') kind: DeliveryKind;
  @Column('uuid', { name: 'target_id' }) targetId: string;
  @Column('uuid', { name: 'item_vendor_id', nullable: true }) itemVendorId: string | null;
  @Column({ type: 'uuid', name: 'evidence_version_id', nullable: true, insert: false, update: false })
  evidenceVersionId?: string | null;
  @Column({ type: 'uuid', name: 'packet_id', nullable: true, insert: false, update: false }) packetId?: string | null;
  @Column({ type: 'uuid', name: 'population_id', nullable: true, insert: false, update: false }) populationId?:
    string | null;
  @Column({ type: 'uuid', name: 'request_file_id', nullable: true, insert: false, update: false }) requestFileId?:
    string | null;
  @Column('text') label: string;
  @Column('text') sha256: string;
  @Column('bigint', { transformer: wholeNumber }) bytes: number;
}
