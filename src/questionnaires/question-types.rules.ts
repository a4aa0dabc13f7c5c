// What a questionnaire says and what an answer is. Durations are whole minutes, dates ISO (YYYY-MM-DD), percents numbers.
import type { Tier } from '../catalogue/catalogue.rules';
import type { Expression } from './expression-types.rules';

export const SUBJECT_KINDS = ['vendor', 'service', 'system', 'site'] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

export const CELL_TYPES = [
  'enum',
  'multi_enum',
  'boolean',
  'integer',
  'percent',
  'duration',
  'date',
  'text',
  'file',
] as const;
export type CellType = (typeof CELL_TYPES)[number];
export const ANSWER_TYPES = [...CELL_TYPES, 'table'] as const;
export type AnswerType = (typeof ANSWER_TYPES)[number];

/** From mildest to gravest. */
export const GAPS = ['none', 'minor', 'major', 'critical'] as const;
export type Gap = (typeof GAPS)[number];

/** One gap for all, or one for each tier; the reader has seen to it that a graver tier is never judged more mildly. */
export type TierGap = Record<Tier, Gap>;

export const REGISTERS = ['services', 'impact', 'objectives', 'plan-coverage', 'exercises', 'places'] as const;
export type Register = (typeof REGISTERS)[number];

export const RULE_SEVERITIES = ['query', 'major', 'critical'] as const;
export type RuleSeverity = (typeof RULE_SEVERITIES)[number];

export interface Option {
  value: string;
  label: string;
}
export interface AnswerOption extends Option {
  gap: TierGap;
}

export interface Column {
  key: string;
  label: string;
  type: CellType;
  /** Choices of an enum or multi_enum column, else null. */
  options: Option[] | null;
  required: boolean;
}

/** Gives `gap` when the condition holds for the subject; for a table it may look at every row. */
export interface GapRule {
  when: Expression;
  gap: TierGap;
  /** The reason in words, shown beside the answer. */
  says: string;
}

export interface AnswerSpec {
  type: AnswerType;
  options: AnswerOption[] | null;
  columns: Column[] | null;
  /** Rows that a table must have, one each; null where people add rows. */
  rows: { key: string; label: string }[] | null;
  minRows: number;
  /** "None" is an answer to this table. */
  allowNone: boolean;
  gapIfEmpty: TierGap;
  gapRules: GapRule[];
}

export interface Question {
  id: string;
  section: string;
  per: SubjectKind;
  /** The question that this one follows up. */
  parent: string | null;
  /** Text of the condition under which it is asked; null: always. */
  when: string | null;
  condition: Expression | null;
  text: string;
  why: string;
  answer: AnswerSpec;
  notApplicable: boolean;
  /** "Do not know" may be answered; it always is a major gap. */
  unknown: boolean;
  /** What the choice "do not know" is called here. */
  unknownLabel: string;
  evidence: string[];
  requirements: string[];
  seedRefs: string[];
  /** The register of which it is a view: filled there, confirmed here. */
  register: Register | null;
}

export interface ContradictionRule {
  id: string;
  /** The questions it compares: their cells are named by a hit. */
  questions: string[];
  /** The kinds of subject it relates; each combination that belongs together is looked at. */
  over: SubjectKind[];
  rule: string;
  condition: Expression;
  severity: RuleSeverity;
  message: string;
}

export interface Section {
  id: string;
  title: string;
}

export interface Questionnaire {
  id: string;
  version: string;
  title: string;
  status: 'draft' | 'published';
  catalogue: { id: string; version: string };
  changeNotes: { point: string; settled: string }[];
  vocabularies: { redundancyMode: Record<string, string>; takeoverMode: Record<string, string> };
  sections: Section[];
  questions: Question[];
  rules: ContradictionRule[];
}

export type CellValue = string | number | boolean | string[] | null;
/** Cells by column key; a table with fixed rows names its row by `row`. */
export type TableRow = Record<string, CellValue>;
export type AnswerValue = CellValue | TableRow[];

export interface Subject {
  kind: SubjectKind;
  id: string;
}

export interface GivenAnswer {
  questionId: string;
  subjectKind: SubjectKind;
  subjectId: string;
  value: AnswerValue;
  unknown: boolean;
  /** "None" for a table that allows it. */
  none: boolean;
  notApplicableReason: string | null;
}

export interface ExerciseFacts {
  id: string;
  ref: string;
  kind: string;
  /** The day it took place. */
  on: string;
  planVersionInForce: boolean;
  rtoObjectiveMinutes: number | null;
  rpoObjectiveMinutes: number | null;
  testedDataRecovery: boolean;
  isTakeover: boolean;
}

export interface ServiceFacts {
  id: string;
  name: string;
  tier: Tier | null;
  flags: string[];
  icfrRelevant: boolean;
  /** Someone decided, with a reason, whether it matters to financial reporting. */
  icfrDetermined: boolean;
  rtoMinutes: number | null;
  rpoMinutes: number | null;
  mtpdMinutes: number | null;
  mbcoPct: number | null;
  systemIds: string[];
  siteIds: string[];
  contractNoticeMinutes: number | null;
  /** Only exercises that took place. */
  exercises: ExerciseFacts[];
}

export interface QuestionnaireFacts {
  today: string;
  vendorId: string;
  vendorTier: Tier | null;
  services: ServiceFacts[];
  systems: { id: string; name: string }[];
  sites: { id: string; name: string }[];
  soc1OnFile: boolean;
  answers: GivenAnswer[];
}
