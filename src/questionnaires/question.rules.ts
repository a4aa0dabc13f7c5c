// The front door of the questionnaire's rules: what other files and rooms import.
import type { Problem } from '../catalogue/catalogue.rules';
import type {
  Gap,
  GivenAnswer,
  Question,
  Questionnaire,
  QuestionnaireFacts,
  RuleSeverity,
  Subject,
  SubjectKind,
} from './question-types.rules';

export * from './question-types.rules';

export interface AnswerProblem extends Problem {
  code: string;
}

/** What a person gave, before it is read. Leave out what was not given. */
export interface RawAnswer {
  value?: unknown;
  unknown?: boolean;
  none?: boolean;
  notApplicableReason?: string | null;
}

export type ReadAnswer =
  Pick<GivenAnswer, 'value' | 'unknown' | 'none' | 'notApplicableReason'> | { problems: AnswerProblem[] };

export interface GapFound {
  gap: Gap;
  reason: string;
}

export interface Contradiction {
  rule: string;
  severity: RuleSeverity;
  message: string;
  /** Id of the service it concerns; null when it concerns none in particular. */
  service: string | null;
  cells: { questionId: string; subjectKind: SubjectKind; subjectId: string }[];
}

export interface RedundancyMode {
  mode: string;
  because: string;
}

const notYet = (...given: unknown[]): never => {
  throw new Error('not yet', { cause: given });
};

export function parseQuestionnaire(value: unknown): { questionnaire: Questionnaire } | { errors: Problem[] } {
  return notYet(value);
}

/** Reads a given answer strictly against its question; every problem names its place by JSON pointer. */
export function readAnswer(question: Question, given: RawAnswer): ReadAnswer {
  return notYet(question, given);
}

/** Whether the question is asked of this subject: its condition holds, and that of the question it follows. */
export function isVisible(
  questionnaire: Questionnaire,
  asked: { question: Question; subject: Subject },
  facts: QuestionnaireFacts,
): boolean {
  return notYet(questionnaire, asked, facts);
}

export function gapOf(
  questionnaire: Questionnaire,
  asked: { question: Question; subject: Subject },
  facts: QuestionnaireFacts,
): GapFound {
  return notYet(questionnaire, asked, facts);
}

export function contradictions(questionnaire: Questionnaire, facts: QuestionnaireFacts): Contradiction[] {
  return notYet(questionnaire, facts);
}

/** How the redundancy of a system reads from its answers. */
export function redundancyModeOf(systemId: string, facts: QuestionnaireFacts): RedundancyMode {
  return notYet(systemId, facts);
}
