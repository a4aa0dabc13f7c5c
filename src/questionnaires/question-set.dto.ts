import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { QUESTION_SET_STATES, type QuestionSetState } from './question-set.rules';
import type { QuestionView } from './question.dto';

export class QuestionSetQuery {
  @IsOptional() @IsUUID() vendorId?: string;
  @IsOptional() @IsUUID() periodId?: string;
  @IsOptional() @IsIn(QUESTION_SET_STATES) state?: QuestionSetState;
  /** Vendors that have this in their name. */
  @IsOptional() @IsString() @MaxLength(200) seek?: string;
  /** Which page, from 1; 50 sets to a page when left out. */
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(100_000) page?: number;
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(200) pageSize?: number;
  /** `csv` answers a file with every set that is asked for, whatever the page. */
  @IsOptional() @IsIn(['json', 'csv']) format?: 'json' | 'csv';
}

export class OpenQuestionSet {
  @IsUUID() periodId: string;
}

export class SubmitQuestionSet {
  @IsString() @MaxLength(4000) note: string;
}

export class ConcludeQuestionSet {
  @IsIn(['reviewed', 'returned']) decision: 'reviewed' | 'returned';
  @IsString() @MaxLength(4000) reason: string;
}

export class GapCounts {
  minor: number;
  major: number;
  critical: number;
}

export class QuestionSetSummary {
  id: string;
  vendorId: string;
  vendorName: string;
  periodId: string;
  periodCode: string;
  /** The period is locked or in the archive: nothing of it is answered any more. */
  periodLocked: boolean;
  /** Name and version of the questionnaire that it is pinned to, for example `vcq 1.0.0`. */
  questionnaire: string;
  questionnaireVersionId: string;
  state: QuestionSetState;
  dueOn: string;
  /** Why it is due then, in words. */
  dueRule: string;
  overdue: boolean;
  /** Questions that are visible now, counted once for each subject. */
  asked: number;
  answered: number;
  gaps: GapCounts;
  /** Queries that are neither resolved nor cleared. */
  openQueries: number;
  /** Answers that were returned and are not answered anew. */
  returned: number;
  openedByName: string | null;
  openedAt: string;
  submittedByName: string | null;
  submittedAt: string | null;
  submissionNote: string | null;
  reviewedByName: string | null;
  reviewedAt: string | null;
  returnReason: string | null;
  version: number;
}

export class QuestionSetList {
  /** On all pages together. */
  total: number;
  page: number;
  pageSize: number;
  items: QuestionSetSummary[];
}

export class QuestionSectionView {
  id: string;
  title: string;
  questions: QuestionView[];
}

export class QuestionSetView extends QuestionSetSummary {
  sections: QuestionSectionView[];
}

export class RedundancyModeView {
  systemId: string;
  systemName: string;
  mode: string;
  /** The mode in words. */
  label: string;
  because: string;
}

export class RedundancyModeList {
  total: number;
  /** The question set that it reads from; null when none was opened for the vendor yet. */
  questionSetId: string | null;
  periodCode: string | null;
  items: RedundancyModeView[];
}
