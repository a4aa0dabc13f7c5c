import { cellKey, type CellRef } from './answer.rules';
import {
  gapIn,
  isAnswered,
  type Gap,
  type GapFound,
  type Judge,
  type Question,
  type Questionnaire,
} from './question.rules';
import { subjectsOf, type CurrentAnswer, type NamedSubject } from './question-facts';
import { judgeOf, type OpenSet } from './question-set-record';

/** A question about a subject, as it stands now. */
export interface Cell extends CellRef {
  question: Question;
  subject: NamedSubject;
  visible: boolean;
  /** The last one given; it may take back the one before. */
  answer: CurrentAnswer | null;
  answered: boolean;
  gap: GapFound;
}

/** Every cell of the set, in the questionnaire's order; those that are not asked are marked so. */
export function cellsOf(
  open: OpenSet,
  judge: Judge = judgeOf(open),
  only: readonly Question[] = open.questionnaire.questions,
): Cell[] {
  return only.flatMap((question) =>
    subjectsOf(open.registers, question.per).map((subject) => cellAt(open, judge, { question, subject })),
  );
}

function cellAt(open: OpenSet, judge: Judge, asked: { question: Question; subject: NamedSubject }): Cell {
  const { question, subject } = asked;
  const place: CellRef = { questionId: question.id, subjectKind: subject.kind, subjectId: subject.id };
  const answer = open.answers.get(cellKey(place)) ?? null;
  const visible = judge.isVisible(question, subject);
  const answered = answer !== null && isAnswered(answer);
  return { ...place, ...asked, visible, answer, answered, gap: gapIn(judge, question, subject) };
}

/** The cell that somebody names, or null when there is no such question or subject. */
export function cellNamed(open: OpenSet, place: CellRef, judge: Judge = judgeOf(open)): Cell | null {
  const question = judge.questions.get(place.questionId);
  if (question?.per !== place.subjectKind) return null;
  const subject = subjectsOf(open.registers, question.per).find(({ id }) => id === place.subjectId);
  return subject ? cellAt(open, judge, { question, subject }) : null;
}

/** Cells that an answer to this question can bring up, take away or judge anew; the question's own are not among them. */
export function dependents(questionnaire: Questionnaire, questionId: string): Question[] {
  const found = new Set<string>([questionId]);
  for (let before = 0; before < found.size;) {
    before = found.size;
    for (const question of questionnaire.questions)
      if (!found.has(question.id) && [...found].some((id) => mentions(question, id))) found.add(question.id);
  }
  return questionnaire.questions.filter(({ id }) => id !== questionId && found.has(id));
}

function mentions(question: Question, id: string): boolean {
  if (question.parent === id) return true;
  const texts = [question.when ?? '', ...question.answer.gapRules.map(({ when }) => when.text)];
  return texts.some((text) => new RegExp(`(?<![\\w-])${id}(?![\\w-])`).test(text));
}

export interface Progress {
  asked: number;
  answered: number;
  gaps: Record<Exclude<Gap, 'none'>, number>;
}

export function progressOf(cells: readonly Cell[]): Progress {
  const visible = cells.filter((cell) => cell.visible);
  const count = (gap: Gap): number => visible.filter((cell) => cell.gap.gap === gap).length;
  return {
    asked: visible.length,
    answered: visible.filter((cell) => cell.answered).length,
    gaps: { minor: count('minor'), major: count('major'), critical: count('critical') },
  };
}
