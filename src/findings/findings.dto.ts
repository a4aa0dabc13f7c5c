import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsBooleanString,
  IsIn,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import type { AgeBucket } from './finding-ageing.rules';
import { REFERENCE_KINDS, SEVERITIES, type FindingSource, type ReferenceKind, type Severity } from './finding.rules';
import { FINDING_STATES, type FindingState } from './finding-states.rules';

const SOMETHING = /\S/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const NAMED_SOURCES = ['questionnaire', 'disruption'] as const;
const STATE_FILTERS = [...FINDING_STATES, 'closed', 'standing'] as const;

export class NewReference {
  @IsIn(REFERENCE_KINDS) kind: ReferenceKind;
  @IsUUID() id: string;
}

export class OpenFinding {
  @IsUUID() vendorId: string;
  @IsIn(SEVERITIES) severity: Severity;
  @IsString() @Matches(SOMETHING, { message: 'Give it a title.' }) @MaxLength(200) title: string;
  @IsString() @MaxLength(8000) description: string;
  /** The review that it was opened from. */
  @IsOptional() @IsUUID() reviewId?: string;
  /** The exercise that showed it. */
  @IsOptional() @IsUUID() exerciseId?: string;
  /** Where it came from, when neither a review nor an exercise. */
  @IsOptional() @IsIn(NAMED_SOURCES) sourceKind?: (typeof NAMED_SOURCES)[number];
  @IsOptional() @IsUUID() sourceId?: string;
  /** Which part of the source it is about, in the source's own words (`notice`, `rto SV-0001`). */
  @IsOptional() @IsString() @Matches(SOMETHING) @MaxLength(120) sourcePart?: string;
  /** A test showed it, so only a retest closes it. So where an exercise is named, unless this says otherwise; always where one is the source. */
  @IsOptional() @IsBoolean() fromTest?: boolean;
  @IsOptional() @IsUUID() obligationId?: string;
  @IsString() @Matches(SOMETHING, { message: 'Name who has to act.' }) @MaxLength(200) ownerName: string;
  /** The owner's account, where the owner has one. */
  @IsOptional() @IsUUID() ownerPersonId?: string;
  /** Left out, the programme policy's days for the severity count. */
  @IsOptional() @IsISO8601({ strict: true }) @Matches(DAY, { message: 'A date is written YYYY-MM-DD.' }) dueOn?: string;
  /** Everything in which the same gap shows: one finding, many references. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => NewReference)
  references?: NewReference[];
}

export class AddReferences {
  @IsArray() @ArrayMaxSize(50) @ValidateNested({ each: true }) @Type(() => NewReference) references: NewReference[];
}

export class MoveDueDate {
  @IsISO8601({ strict: true }) @Matches(DAY, { message: 'A date is written YYYY-MM-DD.' }) dueOn: string;
  @IsString() @Matches(SOMETHING, { message: 'Give a reason.' }) @MaxLength(4000) reason: string;
}

export class GradeFinding {
  @IsIn(SEVERITIES) severity: Severity;
  @IsString() @Matches(SOMETHING, { message: 'Give a reason.' }) @MaxLength(4000) reason: string;
}

export class FindingQuery {
  @IsOptional() @IsUUID() vendorId?: string;
  /** A state, `standing` for all that somebody still has to act on, or `closed` for verified and void together. */
  @IsOptional() @IsIn(STATE_FILTERS) state?: (typeof STATE_FILTERS)[number];
  @IsOptional() @IsIn(SEVERITIES) severity?: Severity;
  @IsOptional() @IsBooleanString() overdue?: string;
}

export class DueChangeView {
  dueBefore: string;
  dueOn: string;
  reason: string;
  /** The action whose date moved; null where the finding's own did. */
  actionNumber: number | null;
  changedByName: string;
  changedAt: string;
}

export class AgeingView {
  /** Whole days from opening to closing, or to today. */
  openDays: number;
  bucket: AgeBucket;
  daysOverdue: number;
  timesMoved: number;
  /** Who has to hear of it now; empty while nobody has to. */
  escalation: string;
}

export class FindingView {
  id: string;
  ref: string;
  vendorId: string;
  vendorName: string;
  severity: Severity;
  title: string;
  description: string;
  sourceKind: FindingSource;
  sourceId: string | null;
  sourcePart: string | null;
  /** What people call the source: a submission's or an exercise's reference. */
  sourceRef: string | null;
  fromTest: boolean;
  obligationId: string | null;
  requirementCode: string | null;
  exerciseId: string | null;
  ownerName: string;
  ownerPersonId: string | null;
  dueOn: string;
  overdue: boolean;
  /** As of today: an accepted risk is back where it was once its exception has run out. */
  state: FindingState;
  stateWords: string;
  /** Somebody still has to act on it. */
  stands: boolean;
  /** Last day of the exception that accepts the risk, while one does. */
  acceptedUntil: string | null;
  exceptionId: string | null;
  exceptionRef: string | null;
  voidAsked: boolean;
  ageing: AgeingView;
  openedByName: string;
  /** ISO 8601 UTC. */
  openedAt: string;
  closedByName: string | null;
  closedAt: string | null;
  closingNote: string | null;
  /** Every earlier due date, oldest first. */
  dueChanges: DueChangeView[];
  version: number;
}

export class FindingList {
  total: number;
  items: FindingView[];
  /** The limits that the due dates come from, in words. */
  policy: string;
}
