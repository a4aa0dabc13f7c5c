import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Conclusion, Progress } from './obligation-state.rules';
import { isoTime } from '../foundation/entity-columns';

@Entity('obligation')
export class ObligationRow {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id', nullable: true }) vendorId: string | null;
  @Column('uuid', { name: 'service_id', nullable: true }) serviceId: string | null;
  @Column('uuid', { name: 'period_id' }) periodId: string;
  @Column('uuid', { name: 'requirement_id' }) requirementId: string;
  @Column('text', { name: 'requirement_code' }) requirementCode: string;
  @Column('integer') occurrence: number;
  @Column('text', { name: 'occurrence_key' }) occurrenceKey: string;
  @Column('date', { name: 'due_on' }) dueOn: string;
  @Column('text', { name: 'due_rule' }) dueRule: string;
  @Column('text') progress: Progress;
  @Column('text', { nullable: true }) conclusion: Conclusion | null;
  @Column('text', { name: 'conclusion_reason' }) conclusionReason: string;
  @Column('uuid', { name: 'concluded_by', nullable: true }) concludedBy: string | null;
  @Column('timestamptz', { name: 'concluded_at', nullable: true, transformer: isoTime }) concludedAt: string | null;
  /** The day on which what it asks for was done; null where only its conclusion has a day. */
  @Column('date', { name: 'completed_on', nullable: true }) completedOn: string | null;
  /** Last day of the approved exception that the conclusion `excepted` rests on. */
  @Column('date', { name: 'excepted_until', nullable: true }) exceptedUntil: string | null;
  @Column('uuid', { name: 'scheduled_by' }) scheduledBy: string;
  @Column('timestamptz', { name: 'scheduled_at', transformer: isoTime }) scheduledAt: string;
  @Column('integer') version: number;
}
