// The front door of the questionnaire's rules: what other files and rooms import. Pure; durations are whole minutes.
import { contradictionsIn, type Contradiction } from './contradiction.rules';
import { gapIn, type GapFound } from './gap.rules';
import { readGivenAnswer, type RawAnswer, type ReadAnswer } from './question-answer.rules';
import { Judge } from './question-judge.rules';
import type { Question, Questionnaire, QuestionnaireFacts, Subject } from './question-types.rules';
import { redundancyModeIn, type RedundancyMode } from './redundancy.rules';

export * from './question-types.rules';
export { isAnswered, Judge } from './question-judge.rules';
export { parseQuestionnaire } from './questionnaire.rules';
export { gapIn, type GapFound } from './gap.rules';
export { contradictionsIn, type Cell, type Contradiction } from './contradiction.rules';
export { REDUNDANCY_MODES, type RedundancyMode } from './redundancy.rules';
export type { AnswerProblem, AnswerRead, RawAnswer, ReadAnswer } from './question-answer.rules';

interface Asked {
  question: Question;
  subject: Subject;
}

/** Reads a given answer strictly against its question; every problem names its place by JSON pointer. */
export function readAnswer(question: Question, given: RawAnswer): ReadAnswer {
  return readGivenAnswer(question, given);
}

/** Whether the question is asked of this subject. Whoever asks about many cells makes one Judge and asks that. */
export function isVisible(questionnaire: Questionnaire, asked: Asked, facts: QuestionnaireFacts): boolean {
  return new Judge(questionnaire, facts).isVisible(asked.question, asked.subject);
}

export function gapOf(questionnaire: Questionnaire, asked: Asked, facts: QuestionnaireFacts): GapFound {
  return gapIn(new Judge(questionnaire, facts), asked.question, asked.subject);
}

export function contradictions(questionnaire: Questionnaire, facts: QuestionnaireFacts): Contradiction[] {
  return contradictionsIn(new Judge(questionnaire, facts));
}

/** How the redundancy of a system reads from its answers. */
export function redundancyModeOf(systemId: string, facts: Pick<QuestionnaireFacts, 'answers'>): RedundancyMode {
  return redundancyModeIn(systemId, facts);
}
