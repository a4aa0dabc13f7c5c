import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isoTime } from '../../foundation/entity-columns';
import type { Effect } from '../assurance-report.rules';
import type { UserControlStanding } from './user-control.rules';

@Entity('user_control')
export class UserControl {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'report_id' }) reportId: string;
  @Column('integer') number: number;
  @Column('text') label: string;
  @Column('text') text: string;
  @Column('text') standing: UserControlStanding;
  @Column('text', { name: 'control_ref', nullable: true }) controlRef: string | null;
  @Column('text', { name: 'control_words', nullable: true }) controlWords: string | null;
  @Column('text', { name: 'owner_name', nullable: true }) ownerName: string | null;
  @Column('uuid', { name: 'owner_person_id', nullable: true }) ownerPersonId: string | null;
  @Column('text', { name: 'not_relevant_reason', nullable: true }) notRelevantReason: string | null;
  @Column('uuid', { name: 'mapped_by', nullable: true }) mappedBy: string | null;
  @Column('timestamptz', { name: 'mapped_at', nullable: true, transformer: isoTime }) mappedAt: string | null;
  @Column('uuid', { name: 'carried_from', nullable: true }) carriedFrom: string | null;
  @Column('uuid', { name: 'confirmed_by', nullable: true }) confirmedBy: string | null;
  @Column('timestamptz', { name: 'confirmed_at', nullable: true, transformer: isoTime }) confirmedAt: string | null;
  @Column('uuid', { name: 'added_by' }) addedBy: string;
  @Column('timestamptz', { name: 'added_at', transformer: isoTime }) addedAt: string;
  @Column('uuid', { name: 'removed_by', nullable: true }) removedBy: string | null;
  @Column('timestamptz', { name: 'removed_at', nullable: true, transformer: isoTime }) removedAt: string | null;
  @Column('integer') version: number;
}

@Entity('user_control_test')
export class UserControlTest {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'report_id' }) reportId: string;
  @Column('uuid', { name: 'user_control_id' }) userControlId: string;
  @Column('text') result: 'passed' | 'failed';
  @Column('date', { name: 'tested_on' }) testedOn: string;
  @Column('text') method: string;
  @Column('text', { name: 'workpaper_ref', nullable: true }) workpaperRef: string | null;
  @Column('uuid', { name: 'recorded_by' }) recordedBy: string;
  @Column('timestamptz', { name: 'recorded_at', transformer: isoTime }) recordedAt: string;
}

@Entity('user_control_evaluation')
export class UserControlEvaluation {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'registrant_id' }) registrantId: string;
  @Column('uuid', { name: 'vendor_id' }) vendorId: string;
  @Column('uuid', { name: 'report_id' }) reportId: string;
  @Column('uuid', { name: 'user_control_test_id' }) userControlTestId: string;
  @Column('text') evaluation: string;
  @Column('text', { name: 'compensating_control', nullable: true }) compensatingControl: string | null;
  @Column('text') effect: Effect;
  @Column('uuid', { name: 'evaluated_by' }) evaluatedBy: string;
  @Column('timestamptz', { name: 'evaluated_at', transformer: isoTime }) evaluatedAt: string;
}
