import { IsIn, IsISO8601, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import {
  EFFECTS,
  EVALUATION_CONCLUSIONS,
  SUBSERVICE_COVERS,
  type Effect,
  type EvaluationConclusion,
  type SubserviceCoveredBy,
} from './assurance-report.rules';

const SOMETHING = /\S/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const A_DAY = { message: 'A date is written YYYY-MM-DD.' };

export class CoverSubservice {
  @IsIn(SUBSERVICE_COVERS) coveredBy: SubserviceCoveredBy;
  /** The organisation's own report, where it is one of the reports here. */
  @IsOptional() @IsUUID() ownReportId?: string | null;
  @IsString() @Matches(SOMETHING, { message: 'Say how it is covered, or why not.' }) @MaxLength(4000) note: string;
}

export class EvaluateDeviation {
  @IsIn(EFFECTS) effect: Effect;
  @IsString() @Matches(SOMETHING, { message: 'Write the evaluation.' }) @MaxLength(4000) evaluation: string;
  @IsOptional() @IsString() @MaxLength(4000) compensatingControl?: string | null;
}

export class PrepareEvaluation {
  @IsIn(EVALUATION_CONCLUSIONS) conclusion: EvaluationConclusion;
  /** How reputation and independence of the service auditor or certification body were checked. */
  @IsString()
  @Matches(SOMETHING, { message: 'Say how you checked who issued it.' })
  @MaxLength(4000)
  auditorCheck: string;
  /** What a modified opinion means for us. */
  @IsOptional() @IsString() @MaxLength(4000) opinionEvaluation?: string | null;
  @IsString()
  @Matches(SOMETHING, { message: 'Say whether its scope is what we need.' })
  @MaxLength(4000)
  scopeEvaluation: string;
  @IsString() @Matches(SOMETHING, { message: 'Say what it means for us.' }) @MaxLength(4000) effect: string;
}

export class DecideEvaluation {
  @IsIn(['approved', 'sent_back']) decision: 'approved' | 'sent_back';
  @IsString() @Matches(SOMETHING, { message: 'Give the reason.' }) @MaxLength(4000) reason: string;
}

export class BringLetter {
  @IsUUID(undefined, { message: 'Choose the file.' }) evidenceVersionId: string;
  @IsISO8601({ strict: true }, A_DAY) @Matches(DAY, A_DAY) coversFrom: string;
  @IsISO8601({ strict: true }, A_DAY) @Matches(DAY, A_DAY) coversTo: string;
  @IsISO8601({ strict: true }, A_DAY) @Matches(DAY, A_DAY) signedOn: string;
  @IsString() @Matches(SOMETHING, { message: 'Name who signed it.' }) @MaxLength(200) signer: string;
  /** Changes that the letter names; left out where it says that nothing changed. */
  @IsOptional() @IsString() @MaxLength(4000) changes?: string | null;
}

export class WithdrawLetter {
  @IsString() @Matches(SOMETHING, { message: 'Give the reason.' }) @MaxLength(4000) reason: string;
}

export class WantLetter {
  /** Left out: no letter is wanted any more. */
  @IsOptional() @IsISO8601({ strict: true }, A_DAY) @Matches(DAY, A_DAY) dueOn?: string | null;
}

export class CoverGap {
  /** `letter`: the changes that a letter names were read and evaluated. */
  @IsIn(['letter', 'procedure', 'accepted']) kind: 'letter' | 'procedure' | 'accepted';
  /** The fiscal year whose gap it covers; left out, the report's own. */
  @IsOptional() @IsUUID() periodId?: string;
  @IsOptional() @IsUUID() letterId?: string;
  @IsISO8601({ strict: true }, A_DAY) @Matches(DAY, A_DAY) coversFrom: string;
  @IsISO8601({ strict: true }, A_DAY) @Matches(DAY, A_DAY) coversTo: string;
  @IsISO8601({ strict: true }, A_DAY) @Matches(DAY, A_DAY) doneOn: string;
  @IsString()
  @Matches(SOMETHING, { message: 'Say what was done, or why it is accepted.' })
  @MaxLength(4000)
  words: string;
  /** Where our own working paper is kept. */
  @IsOptional() @IsString() @MaxLength(200) workpaperRef?: string | null;
}

export class DecideGapCover {
  @IsIn(['approved', 'refused']) decision: 'approved' | 'refused';
  @IsString() @Matches(SOMETHING, { message: 'Give the reason.' }) @MaxLength(4000) reason: string;
}
