import { IsIn, IsOptional } from 'class-validator';
import type { RuleSeverity, SubjectKind } from './question.rules';

export class WorkbookQuery {
  /** `true` stores all accepted cells in one go; anything else only tells what would happen. */
  @IsOptional() @IsIn(['true', 'false']) apply?: string;
}

export class WorkbookLine {
  sheet: string;
  /** `F7`. */
  address: string;
  questionId: string | null;
  subjectKind: SubjectKind | null;
  subjectId: string | null;
  subjectName: string | null;
  verdict: 'accepted' | 'unchanged' | 'refused';
  code: string | null;
  reason: string | null;
  /** What the workbook says, in words. */
  given: string | null;
  /** What stands in the portal, in words, where it differs from what was downloaded. */
  present: string | null;
}

/** A contradiction between answers that a person at the registrant will ask about. */
export class WorkbookQuestion {
  ruleCode: string;
  severity: RuleSeverity;
  text: string;
  /** The cells that do not go together: `QTE-6a Order desk`. */
  about: string[];
}

export class WorkbookReport {
  applied: boolean;
  accepted: number;
  unchanged: number;
  refused: number;
  lines: WorkbookLine[];
  /** What the rules find with the accepted cells in place, and had not found before. */
  queries: WorkbookQuestion[];
}
