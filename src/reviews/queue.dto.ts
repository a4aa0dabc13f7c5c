import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { SUBMISSION_STATES, type SubmissionState } from './review.rules';

export class SubmissionQuery {
  @IsOptional() @IsIn(SUBMISSION_STATES) state?: SubmissionState;
  @IsOptional() @IsUUID() vendorId?: string;
  @IsOptional() @IsUUID() periodId?: string;
  /** `work`: only what still needs work, a conclusion that waits for the second line too. `done`: only the rest. */
  @IsOptional() @IsIn(['work', 'done']) show?: 'work' | 'done';
}

export class SubmissionItem {
  id: string;
  ref: string;
  vendorId: string;
  vendorName: string;
  /** The most critical tier among its obligations. */
  tier: 'T1' | 'T2' | 'T3';
  periodId: string;
  periodCode: string;
  state: SubmissionState;
  submittedAt: string;
  submittedByName: string;
  /** Whole days since it was submitted. */
  ageDays: number;
  /** The earliest due date among its obligations. */
  dueOn: string;
  overdue: boolean;
  obligations: number;
  requirementCodes: string[];
  files: number;
  planVersions: number;
  exercises: number;
  openQueries: number;
  /** Queries that the vendor answered and the reviewer has not resolved. */
  answeredQueries: number;
  reviewId: string | null;
  reviewerId: string | null;
  reviewerName: string | null;
  needsApproval: boolean | null;
  awaitsApproval: boolean;
}

export class SubmissionList {
  total: number;
  items: SubmissionItem[];
}
