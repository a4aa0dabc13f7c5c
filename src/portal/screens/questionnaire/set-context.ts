import { createContext, use } from 'react';
import type { QuestionSet } from '../../api/questionnaires';
import { subjectKey, type Asked } from './question-set.rules';

export type SetWork = {
  set: QuestionSet;
  /** The answers may be changed by this person now. */
  answers: boolean;
  /** This person may decide, ask and escalate now. */
  reviews: boolean;
  /** What is asked, by `cellKey`. */
  cells: Map<string, Asked>;
};

export const SetWorkContext = createContext<SetWork | null>(null);

/** The question set on the screen, and what may be done with it. */
export function useSetWork(): SetWork {
  const work = use(SetWorkContext);
  if (!work) throw new Error('There is no question set here.');
  return work;
}

/** Where one question of one subject stands. */
export function placeOf(setId: string, { question, cell }: Asked): string {
  const search = new URLSearchParams({
    section: question.section,
    subject: subjectKey({ kind: cell.subjectKind, id: cell.subjectId }),
    question: question.id,
  });
  return `/questionnaires/${setId}?${search.toString()}`;
}
