import { IsBoolean, IsString, Matches, MaxLength } from 'class-validator';

export class RecordCoverageAnswer {
  /** Whether the rule covers the provider. */
  @IsBoolean() covered: boolean;
  /** Why: the rule, the contract or the advice on which the answer rests. */
  @IsString() @Matches(/\S/, { message: 'Say on what the answer rests.' }) @MaxLength(2000) basis: string;
}

export class CoverageAnswerView {
  covered: boolean;
  basis: string;
  answeredByName: string;
  answeredAt: string;
}

export class CoverageQuestionView {
  /** The question that the catalogue asks. */
  asks: string;
  rules: string[];
  /** The newest first; the first counts. Without one, the requirement is the programme's own. */
  answers: CoverageAnswerView[];
}
