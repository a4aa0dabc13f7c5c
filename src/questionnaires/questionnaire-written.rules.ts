// A questionnaire as it was written, before its names are looked up.
import type {
  AnswerType,
  CellType,
  Option,
  Questionnaire,
  Register,
  RuleSeverity,
  SubjectKind,
  TierGap,
} from './question-types.rules';

export interface WrittenColumn {
  key: string;
  label: string;
  type: CellType;
  options: Option[] | null;
  optionsOf: string | null;
  required: boolean;
}
export interface WrittenGapRule {
  when: string;
  gap: TierGap;
  says: string;
}
export interface WrittenAnswer {
  type: AnswerType;
  options: (Option & { gap: TierGap })[] | null;
  optionsOf: string | null;
  gapByValue: Record<string, TierGap>;
  columns: WrittenColumn[] | null;
  rows: { key: string; label: string }[] | null;
  rowsOf: string | null;
  minRows: number;
  allowNone: boolean;
  gapIfEmpty: TierGap;
  gapRules: WrittenGapRule[];
}
export interface WrittenQuestion {
  id: string;
  per: SubjectKind | null;
  seedRefs: string[];
  when: string | null;
  text: string;
  why: string | null;
  answer: WrittenAnswer;
  evidence: string[] | null;
  requirements: string[] | null;
  register: Register | null;
  notApplicable: boolean;
  unknown: string | null;
  followUps: WrittenQuestion[];
}
export interface WrittenRule {
  id: string;
  questions: string[];
  over: SubjectKind[];
  rule: string;
  severity: RuleSeverity;
  message: string;
}
export interface WrittenQuestionnaire {
  head: Pick<Questionnaire, 'id' | 'version' | 'title' | 'status' | 'catalogue'>;
  changeNotes: Questionnaire['changeNotes'];
  vocabularies: Questionnaire['vocabularies'];
  sections: { id: string; title: string; questions: WrittenQuestion[] }[];
  rules: WrittenRule[];
}
