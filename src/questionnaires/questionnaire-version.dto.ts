import type { AnswerType, CellType, Gap, Register, RuleSeverity, SubjectKind, TierGap } from './question-types.rules';

/** How grave a gap is for a subject of each tier. */
export class TierGapView implements TierGap {
  T1: Gap;
  T2: Gap;
  T3: Gap;
}

export class JudgedOptionView {
  value: string;
  label: string;
  gap: TierGapView;
}

export class AskedColumnView {
  label: string;
  type: CellType;
  /** Labels of its choices; empty where it is no choice. */
  choices: string[];
  required: boolean;
}

export class GapRuleView {
  /** The condition as it is written, and in words. */
  when: string;
  words: string;
  gap: TierGapView;
  /** What is said beside the answer. */
  says: string;
}

/** Something named by its code, with its title in the catalogue. */
export class NamedView {
  code: string;
  title: string;
}

export class AskedQuestionView {
  id: string;
  /** Not asked by the shipped questionnaire. */
  isOwn: boolean;
  per: SubjectKind;
  /** The question that it follows up. */
  parent: string | null;
  /** When it is asked, as it is written and in words; null: always. */
  when: string | null;
  whenWords: string | null;
  text: string;
  why: string;
  type: AnswerType;
  options: JudgedOptionView[];
  columns: AskedColumnView[];
  /** Labels of the rows that a table must have. */
  rows: string[];
  allowNone: boolean;
  gapIfEmpty: TierGapView;
  gapRules: GapRuleView[];
  /** What "do not know" is called, always at least a major gap; null where it is not offered. */
  unknown: string | null;
  notApplicable: boolean;
  evidence: NamedView[];
  requirements: NamedView[];
  seedRefs: string[];
  register: Register | null;
}

export class AskedSectionView {
  id: string;
  title: string;
  questions: AskedQuestionView[];
}

export class ContradictionRuleView {
  id: string;
  questions: string[];
  over: SubjectKind[];
  severity: RuleSeverity;
  /** What is said when it hits. */
  message: string;
  /** The condition as it is written, and in words. */
  rule: string;
  words: string;
}

export class ChangeNoteView {
  point: string;
  settled: string;
}

export class QuestionnaireVersionView {
  id: string;
  /** Such as `vcq 1.0.0`. */
  label: string;
  title: string;
  /** The catalogue that it was checked against, such as `vcc 1.0.0`. */
  catalogue: string;
  changeNotes: ChangeNoteView[];
  sections: AskedSectionView[];
  rules: ContradictionRuleView[];
}
