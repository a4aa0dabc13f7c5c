import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  Min,
} from 'class-validator';
import { ANSWER_DECISIONS, type AnswerDecisionWord } from './answer.rules';
import type { AnswerQueryView, CellView } from './question.dto';
import { SUBJECT_KINDS, type SubjectKind } from './question.rules';

const SOMETHING = /\S/;

class NamesCell {
  @IsString() @MaxLength(40) questionId: string;
  @IsIn(SUBJECT_KINDS) subjectKind: SubjectKind;
  @IsUUID() subjectId: string;
}

class ComesAfter extends NamesCell {
  /** Number of the answer that the person saw last in this cell; 0 when it had none. */
  @IsInt() @Min(0) after: number;
}

/** Exactly one of value, unknown, none and a reason why it does not apply. */
export class GiveAnswer extends ComesAfter {
  /** As the question's shape has it. */
  @IsOptional() value?: unknown;
  @IsOptional() @IsBoolean() unknown?: boolean;
  @IsOptional() @IsBoolean() none?: boolean;
  @IsOptional() @IsString() @MaxLength(4000) notApplicableReason?: string;
  @IsOptional() @IsString() @MaxLength(4000) note?: string;
}

/** "Still true": takes over the answer of the period before; or, without one, "still as the register says". */
export class ConfirmAnswer extends ComesAfter {
  @IsOptional() @IsUUID() previousAnswerId?: string;
  @IsOptional() @IsString() @MaxLength(4000) note?: string;
}

export class LinkEvidence extends NamesCell {
  /** All files of the cell; one that is left out is taken back. */
  @IsArray() @ArrayMaxSize(50) @ArrayUnique() @IsUUID(undefined, { each: true }) evidenceVersionIds: string[];
}

export class SavedAnswer {
  cell: CellView;
  /** Other cells that came up, went away, or were judged anew. */
  changed: CellView[];
  queriesOpened: AnswerQueryView[];
  queriesCleared: AnswerQueryView[];
}

export class AskAboutAnswer {
  @IsString() @Matches(SOMETHING, { message: 'Write what you want to know.' }) @MaxLength(4000) text: string;
}

export class ReplyToAnswerQuery {
  @IsString() @Matches(SOMETHING, { message: 'Write a reply.' }) @MaxLength(4000) text: string;
}

export class ResolveAnswerQuery {
  @IsString() @Matches(SOMETHING, { message: 'Say what settled it.' }) @MaxLength(4000) note: string;
}

export class EscalateAnswerQuery {
  @IsString() @Matches(SOMETHING, { message: 'Say why it goes higher.' }) @MaxLength(4000) reason: string;
}

export class DecideOnAnswer {
  @IsIn(ANSWER_DECISIONS) decision: AnswerDecisionWord;
  @IsString() @MaxLength(4000) reason: string;
}

/** Plain answers of one section: without a gap, a query that waits, or a decision. */
export class AcceptAnswers {
  @IsString() @MaxLength(40) section: string;
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(1000) @ArrayUnique() @IsUUID(undefined, { each: true }) answerIds: string[];
  @IsString() @MaxLength(4000) reason: string;
}

export class AcceptedAnswers {
  section: string;
  accepted: number;
  /** Answers of the whole set that nobody has decided on yet. */
  undecided: number;
}
