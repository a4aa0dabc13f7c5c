import { IsIn, IsISO8601, IsOptional, IsString, IsUUID, Matches, MaxLength, MinLength } from 'class-validator';
import { EvidenceNeedView, RequirementView, SoxBasisView } from '../catalogue/catalogue.dto';
import type { Force, Lane, Scope, Tier } from '../catalogue/words.rules';
import { CoverageQuestionView } from './coverage-answers.dto';
import { CONCLUSIONS, PROGRESS, type Conclusion, type Progress } from './obligation-state.rules';
import { MayBeLeftOut } from '../foundation/validation';

export const OBLIGATION_FILTERS = [...PROGRESS, ...CONCLUSIONS, 'overdue', 'due_soon'] as const;
export type ObligationFilterState = (typeof OBLIGATION_FILTERS)[number];

export class ObligationQuery {
  @IsOptional() @IsUUID() vendorId?: string;
  @IsOptional() @IsUUID() periodId?: string;
  @IsOptional() @IsUUID() serviceId?: string;
  /** A state as shown, or what the calendar adds to it: `overdue`, `due_soon`. */
  @IsOptional() @IsIn(OBLIGATION_FILTERS) state?: ObligationFilterState;
}

export class ScheduleObligations {
  @IsUUID() periodId: string;
}

export class ReleaseObligation {
  @IsString() @MinLength(1) @MaxLength(2000) reason: string;
}

export class RecordEvent {
  /** An event of the catalogue, for example `contract_signed`. */
  @Matches(/^[a-z][a-z0-9_]{0,79}$/) event: string;
  /** `YYYY-MM-DD`. */
  @IsISO8601({ strict: true }) @MaxLength(10) happenedOn: string;
  /** The service concerned; without it, the vendor as a whole. */
  @MayBeLeftOut() @IsUUID() serviceId?: string;
  /** Tells two events of one day apart, for example a contract's number. */
  @MayBeLeftOut() @IsString() @MaxLength(80) ref?: string;
  @MayBeLeftOut() @IsString() @MaxLength(2000) note?: string;
}

export class EventView {
  id: string;
  vendorId: string;
  serviceId: string | null;
  event: string;
  words: string;
  happenedOn: string;
  ref: string;
  note: string;
  recordedByName: string;
  recordedAt: string;
}

export class EventList {
  total: number;
  items: EventView[];
}

export class ScheduledItem {
  id: string;
  requirementCode: string;
  title: string;
  serviceId: string | null;
  occurrenceKey: string;
  dueOn: string;
  dueRule: string;
}

export class RescheduledItem extends ScheduledItem {
  /** The day on which it was due before. */
  wasDueOn: string;
}

export class ScheduleView {
  periodId: string;
  added: ScheduledItem[];
  /** Not begun, and due on another day now. */
  rescheduled: RescheduledItem[];
  /** Released earlier, and required again. */
  reinstated: ScheduledItem[];
  /** Still in the register, but neither tier, flags nor events ask for them any more. */
  noLongerRequired: ScheduledItem[];
  /** How many stood already. */
  kept: number;
}

export class ObligationView {
  id: string;
  /** Null for the registrant's own programme. */
  vendorId: string | null;
  vendorName: string | null;
  serviceId: string | null;
  serviceName: string | null;
  periodId: string;
  periodCode: string;
  /** The period is locked or in the archive: nothing of it changes any more. */
  periodLocked: boolean;
  requirementId: string;
  requirementCode: string;
  title: string;
  family: string;
  familyTitle: string;
  scope: Scope;
  /** Tier of the service, or the highest of the vendor's services; null for the programme. */
  tier: Tier | null;
  /** With the facts of the service or vendor. */
  force: Force;
  forceLabel: string;
  lane: Lane;
  laneLabel: string;
  soxBasis: SoxBasisView[];
  provisions: string[];
  evidence: EvidenceNeedView;
  attestedBy: string;
  /** Counts the occurrences of one requirement and service in a period, from 1. */
  occurrence: number;
  /** Tells them apart: `year`, `Q1`, `contract_signed:2026-03-02`. */
  occurrenceKey: string;
  /** Due until the end of this day, `YYYY-MM-DD`. */
  dueOn: string;
  /** The rule behind the date, in words. */
  dueRule: string;
  progress: Progress;
  conclusion: Conclusion | null;
  conclusionReason: string;
  concludedByName: string | null;
  concludedAt: string | null;
  /** The day on which the thing itself was done, `YYYY-MM-DD`: the next one's date is counted from it. */
  completedOn: string | null;
  /** Last day of the approved exception that the conclusion rests on, expired or not. */
  exceptionUntil: string | null;
  state: Progress | Conclusion;
  stateWords: string;
  overdue: boolean;
  dueSoon: boolean;
  /** "Overdue by 3 days", "Due in 12 days"; empty when nothing is waited for. Days are calendar days of UTC. */
  dueWords: string;
  version: number;
}

export class ObligationList {
  total: number;
  items: ObligationView[];
}

export class ObligationDetail extends ObligationView {
  requirement: RequirementView;
  /** Null where the catalogue asks about no sector rule. */
  coverage: CoverageQuestionView | null;
}
