import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime } from '../../foundation/entity-columns';
import type { ClockMoment } from '../achieved-times.rules';
import type { EntryKind, Side } from './run-sheet.rules';

@Entity('run_entry')
export class RunEntry {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'exercise_id' }) exerciseId: string;
  /** Its place in the log of the exercise, from 1 without gaps. */
  @Column('integer') number: number;
  @Column('text') kind: EntryKind;
  @Column('text') side: Side;
  @Column('uuid', { name: 'plan_step_id', nullable: true }) planStepId: string | null;
  @Column('integer', { nullable: true }) attempt: number | null;
  @Column('uuid', { name: 'inject_id', nullable: true }) injectId: string | null;
  @Column('uuid', { name: 'guest_id', nullable: true }) guestId: string | null;
  @Column('text', { nullable: true }) moment: ClockMoment | null;
  /** Number of the entry that this one puts right. */
  @Column('integer', { nullable: true }) corrects: number | null;
  @Column('timestamptz', { name: 'happened_at', transformer: isoTime }) happenedAt: string;
  /** How long a dropped line kept the press on the device. */
  @Column('integer', { name: 'held_seconds' }) heldSeconds: number;
  @Column('text', { name: 'performed_by', nullable: true }) performedBy: string | null;
  @Column('text', { nullable: true }) text: string | null;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('uuid', { name: 'entered_by' }) enteredBy: string;
  @Column('timestamptz', { name: 'entered_at', transformer: isoTime }) enteredAt: string;
}
