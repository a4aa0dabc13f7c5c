import { IsBooleanString, IsIn, IsISO8601, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { SEVERITIES, type FindingSource, type FindingState, type Severity } from './finding.rules';

const SOMETHING = /\S/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

export class OpenFinding {
  @IsUUID() vendorId: string;
  @IsIn(SEVERITIES) severity: Severity;
  @IsString() @Matches(SOMETHING, { message: 'Give it a title.' }) @MaxLength(200) title: string;
  @IsString() @MaxLength(8000) description: string;
  /** The review that it was opened from. */
  @IsOptional() @IsUUID() reviewId?: string;
  /** The exercise that showed it. */
  @IsOptional() @IsUUID() exerciseId?: string;
  @IsOptional() @IsUUID() obligationId?: string;
  @IsString() @Matches(SOMETHING, { message: 'Name who has to act.' }) @MaxLength(200) ownerName: string;
  /** The owner's account, where the owner has one. */
  @IsOptional() @IsUUID() ownerPersonId?: string;
  @IsISO8601({ strict: true }) @Matches(DAY, { message: 'A date is written YYYY-MM-DD.' }) dueOn: string;
}

export class CloseFinding {
  @IsString() @Matches(SOMETHING, { message: 'Say what you checked.' }) @MaxLength(4000) note: string;
}

export class MoveDueDate {
  @IsISO8601({ strict: true }) @Matches(DAY, { message: 'A date is written YYYY-MM-DD.' }) dueOn: string;
  @IsString() @Matches(SOMETHING, { message: 'Give a reason.' }) @MaxLength(4000) reason: string;
}

export class FindingQuery {
  @IsOptional() @IsUUID() vendorId?: string;
  @IsOptional() @IsIn(['open', 'closed']) state?: FindingState;
  @IsOptional() @IsIn(SEVERITIES) severity?: Severity;
  @IsOptional() @IsBooleanString() overdue?: string;
}

export class DueChangeView {
  dueBefore: string;
  dueOn: string;
  reason: string;
  changedByName: string;
  changedAt: string;
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
  /** What people call the source: a submission's or an exercise's reference. */
  sourceRef: string | null;
  obligationId: string | null;
  requirementCode: string | null;
  exerciseId: string | null;
  ownerName: string;
  ownerPersonId: string | null;
  dueOn: string;
  overdue: boolean;
  state: FindingState;
  openedByName: string;
  /** ISO 8601 UTC. */
  openedAt: string;
  closedByName: string | null;
  closedAt: string | null;
  closingNote: string | null;
  /** Every earlier due date, oldest first. */
  dueChanges: DueChangeView[];
}

export class FindingList {
  total: number;
  items: FindingView[];
}
