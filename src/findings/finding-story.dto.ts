import { IsIn, IsISO8601, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import type { ReferenceKind, Severity } from './finding.rules';
import { FindingView } from './findings.dto';
import type { FindingState } from './finding-states.rules';
import { VERIFICATION_METHODS, type VerificationMethod } from './finding-retest.rules';

const SOMETHING = /\S/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

export class FindingNote {
  @IsOptional() @IsString() @MaxLength(4000) note?: string;
}

export class ReadyNote {
  @IsString() @Matches(SOMETHING, { message: 'Say what was done.' }) @MaxLength(4000) note: string;
}

export class NewAction {
  @IsString() @Matches(SOMETHING, { message: 'Say what will be done.' }) @MaxLength(4000) text: string;
  @IsString() @Matches(SOMETHING, { message: 'Name who does it.' }) @MaxLength(200) ownerName: string;
  @IsISO8601({ strict: true }) @Matches(DAY, { message: 'A date is written YYYY-MM-DD.' }) startsOn: string;
  @IsISO8601({ strict: true }) @Matches(DAY, { message: 'A date is written YYYY-MM-DD.' }) dueOn: string;
}

export class ActionDone {
  @IsString() @Matches(SOMETHING, { message: 'Say what was done.' }) @MaxLength(4000) note: string;
  /** The evidence that shows it. */
  @IsUUID() evidenceVersionId: string;
}

export class VerifyFinding {
  @IsIn(['fixed', 'not_fixed']) result: 'fixed' | 'not_fixed';
  @IsIn(VERIFICATION_METHODS) method: VerificationMethod;
  @IsString() @Matches(SOMETHING, { message: 'Say what you inspected.' }) @MaxLength(4000) inspected: string;
  /** The later exercise, for a retest. */
  @IsOptional() @IsUUID() retestExerciseId?: string;
  /** The later attempt of a step, for a retest of one step. */
  @IsOptional() @IsUUID() retestStepResultId?: string;
}

export class AskVoid {
  @IsString() @Matches(SOMETHING, { message: 'Give a reason.' }) @MaxLength(4000) reason: string;
}

export class AnswerVoid {
  @IsIn(['approved', 'rejected']) decision: 'approved' | 'rejected';
  @IsString() @Matches(SOMETHING, { message: 'Give a reason.' }) @MaxLength(4000) reason: string;
}

export class ActionView {
  id: string;
  number: number;
  text: string;
  ownerName: string;
  startsOn: string;
  dueOn: string;
  overdue: boolean;
  addedByName: string;
  addedAt: string;
  doneByName: string | null;
  doneAt: string | null;
  doneNote: string | null;
  evidenceVersionId: string | null;
  evidenceItemId: string | null;
  /** `EV-0001 Title`. */
  evidenceLabel: string | null;
  withdrawnAt: string | null;
}

export class VerificationView {
  id: string;
  result: 'fixed' | 'not_fixed';
  method: VerificationMethod | 'earlier_note';
  inspected: string;
  retestExerciseId: string | null;
  /** `EX-0002`, or the step's attempt in words. */
  retestLabel: string | null;
  verifiedByName: string;
  verifiedAt: string;
}

export class ReferenceView {
  kind: ReferenceKind;
  id: string;
  /** What people call it. */
  label: string;
  addedByName: string;
  addedAt: string;
}

export class MoveView {
  fromState: FindingState;
  toState: FindingState;
  note: string;
  byName: string;
  at: string;
}

export class SeverityChangeView {
  before: Severity;
  after: Severity;
  reason: string;
  byName: string;
  at: string;
}

export class VoidView {
  reason: string;
  askedByName: string;
  askedAt: string;
  decision: 'approved' | 'rejected' | null;
  decisionReason: string | null;
  decidedByName: string | null;
  decidedAt: string | null;
}

/** A finding with its whole story. */
export class FindingDetail extends FindingView {
  actions: ActionView[];
  verifications: VerificationView[];
  references: ReferenceView[];
  moves: MoveView[];
  severityChanges: SeverityChangeView[];
  voids: VoidView[];
}
