import type { AnswerDecisionWord, AnswerQueryState, AnswerSource } from './answer.rules';
import type { AnswerType, CellType, Gap, RuleSeverity, SubjectKind } from './question.rules';

export class OptionView {
  value: string;
  label: string;
}

export class ColumnView {
  key: string;
  label: string;
  type: CellType;
  options: OptionView[] | null;
  required: boolean;
}

export class FixedRowView {
  key: string;
  label: string;
}

export class AnswerShape {
  type: AnswerType;
  options: OptionView[] | null;
  columns: ColumnView[] | null;
  /** Rows that a table must have, one each; null where people add rows. */
  rows: FixedRowView[] | null;
  minRows: number;
  /** "None" is an answer to this table. */
  allowNone: boolean;
}

export class GivenAnswerView {
  id: string;
  /** Counted from 1 in each cell; send the last one seen as `after`. */
  number: number;
  /** As the question's shape has it: text, number, true or false, a list of words, or rows. Null when it is not a value. */
  value: unknown;
  unknown: boolean;
  none: boolean;
  notApplicableReason: string | null;
  note: string;
  source: AnswerSource;
  confirmedAnswerId: string | null;
  answeredByName: string;
  /** ISO 8601 UTC. */
  answeredAt: string;
}

export class AnswerGapView {
  gap: Gap;
  reason: string;
  /** False when nothing is answered yet or a fact is missing: then "none" does not mean that all is well. */
  evaluated: boolean;
}

export class AnswerDecisionView {
  decision: AnswerDecisionWord;
  reason: string;
  byName: string;
  at: string;
}

export class AnswerQueryReplyView {
  id: string;
  text: string;
  byName: string;
  at: string;
}

export class QueriedCellView {
  questionId: string;
  subjectKind: SubjectKind;
  subjectId: string;
  /** Number of the answer that it had when the query was opened; 0 where it had none. */
  number: number;
}

export class AnswerQueryView {
  id: string;
  questionSetId: string;
  kind: 'rule' | 'person';
  ruleCode: string | null;
  severity: RuleSeverity | null;
  serviceId: string | null;
  text: string;
  state: AnswerQueryState;
  cells: QueriedCellView[];
  askedByName: string | null;
  askedAt: string;
  replies: AnswerQueryReplyView[];
  resolution: string | null;
  resolvedByName: string | null;
  resolvedAt: string | null;
  escalationReason: string | null;
  escalatedByName: string | null;
  escalatedAt: string | null;
  clearedAt: string | null;
}

export class AnswerEvidenceView {
  evidenceVersionId: string;
  itemId: string;
  ref: string;
  title: string;
  fileName: string;
  number: number;
}

/** What the same question was answered for the same subject in the period before. */
export class PreviousAnswerView {
  answerId: string;
  periodCode: string;
  value: unknown;
  unknown: boolean;
  none: boolean;
  notApplicableReason: string | null;
  note: string;
  answeredAt: string;
}

export class RegisterView {
  /** Rows as the register has them now, members named as the question's columns. */
  rows: Record<string, unknown>[];
  sha256: string;
  /** It says something else than what was confirmed. */
  changed: boolean;
}

export class CellView {
  questionId: string;
  subjectKind: SubjectKind;
  subjectId: string;
  subjectName: string;
  visible: boolean;
  /** The vendor may answer it as things stand. */
  editable: boolean;
  answer: GivenAnswerView | null;
  gap: AnswerGapView;
  decision: AnswerDecisionView | null;
  queries: AnswerQueryView[];
  evidence: AnswerEvidenceView[];
  previous: PreviousAnswerView | null;
  register: RegisterView | null;
}

export class QuestionView {
  id: string;
  section: string;
  per: SubjectKind;
  parent: string | null;
  when: string | null;
  text: string;
  why: string;
  answer: AnswerShape;
  notApplicable: boolean;
  unknown: boolean;
  evidence: string[];
  requirements: string[];
  seedRefs: string[];
  /** Filled in this register and confirmed here; null where it is typed here. */
  register: string | null;
  cells: CellView[];
}
