import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime } from '../../foundation/entity-columns';
import type { NamedLoss } from './loss-query.dto';
import type { LossSummary, SimulatedService } from './loss.dto';

@Entity('loss_simulation')
export class LossSimulation {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id', nullable: true }) vendorId: string | null;
  @Column('text') ref: string;
  @Column('text') title: string;
  @Column('text') note: string;
  @Column('jsonb') losses: NamedLoss[];
  @Column('text', { name: 'rules_version' }) rulesVersion: string;
  @Column('text', { name: 'facts_sha256' }) factsSha256: string;
  @Column('jsonb') summary: LossSummary;
  @Column('jsonb') outcomes: SimulatedService[];
  @Column('text', { name: 'result_sha256' }) resultSha256: string;
  @Column('uuid', { name: 'ran_by' }) ranBy: string;
  @Column('timestamptz', { name: 'ran_at', transformer: isoTime }) ranAt: string;
}
