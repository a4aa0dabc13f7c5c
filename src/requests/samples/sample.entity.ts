import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime } from '../../foundation/entity-columns';
import type { SampleMethod, SamplePurpose } from './sample.rules';

@Entity('sample')
export class Sample {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id', nullable: true }) vendorId: string | null;
  @Column('text') ref: string;
  @Column('uuid', { name: 'population_id' }) populationId: string;
  @Column('text', { name: 'population_sha256' }) populationSha256: string;
  @Column('text') purpose: SamplePurpose;
  @Column('text') method: SampleMethod;
  @Column('text', { nullable: true }) algorithm: string | null;
  @Column('text', { nullable: true }) seed: string | null;
  @Column('text') reason: string;
  @Column('text', { name: 'replacement_rule' }) replacementRule: string;
  @Column('uuid', { name: 'picked_by' }) pickedBy: string;
  @Column('timestamptz', { name: 'picked_at', transformer: isoTime }) pickedAt: string;
}

@Entity('sample_item')
export class SampleItem {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id', nullable: true }) vendorId: string | null;
  @Column('uuid', { name: 'sample_id' }) sampleId: string;
  /** Place in the order of picking, from 1. */
  @Column('integer') number: number;
  @Column('integer', { name: 'population_number' }) populationNumber: number;
  /** The population number whose place this one takes. */
  @Column('integer', { nullable: true }) replaces: number | null;
  @Column('text', { name: 'replacement_reason', nullable: true }) replacementReason: string | null;
  @Column('uuid', { name: 'added_by' }) addedBy: string;
  @Column('timestamptz', { name: 'added_at', transformer: isoTime }) addedAt: string;
}

@Entity('sample_packet')
export class SamplePacket {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'sample_id' }) sampleId: string;
  @Column('uuid', { name: 'packet_id' }) packetId: string;
  /** False when the packet was there already. */
  @Column('boolean', { name: 'built_for_it' }) builtForIt: boolean;
  @Column('uuid', { name: 'asked_by' }) askedBy: string;
  @Column('timestamptz', { name: 'asked_at', transformer: isoTime }) askedAt: string;
}
