// What of a questionnaire goes into a workbook, and the key by which each cell is known when it comes back.
import type { GivenAnswer, Question, SubjectKind } from './question-types.rules';

export const NONE = 'None';
export const TABLES = 'Tables';
export const SEE_TABLES = `See sheet ${TABLES}`;

/** A cell of the questionnaire as it is written out. */
export interface SheetCell {
  question: Question;
  subjectKind: SubjectKind;
  subjectId: string;
  subjectName: string;
  answer: (GivenAnswer & { number: number; note: string }) | null;
  /** It is asked as things are answered now. */
  asked: boolean;
  answered: boolean;
  /** Digest of what is written: tells later whether somebody changed it in the workbook. */
  digest: string;
}

export interface SheetPlace {
  sheet: string;
  address: string;
}
export interface Misplaced extends SheetPlace {
  reason: string;
}

/** Names the question set, the cell, the number of its answer when it was written out, and the digest of what was written. */
export const keyOf = (setId: string, { question, subjectKind, subjectId, answer, digest }: SheetCell): string =>
  [setId, question.id, subjectKind, subjectId, answer?.number ?? 0, digest].join('|');

export interface Named {
  cell: SheetCell;
  after: number;
  digest: string;
}

/** The cell that a key names, or why it names none. */
export function namedBy(key: string, setId: string, cells: readonly SheetCell[]): Named | string {
  const [ofSet, questionId, kind, subjectId, number = '', digest = ''] = key.split('|');
  if (!/^\d{1,9}$/.test(number))
    return 'The hidden key in column A is gone or was changed. Copy the line back from a fresh download.';
  if (ofSet !== setId) return 'This line belongs to another questionnaire.';
  const cell = cells.find(
    (one) => one.question.id === questionId && one.subjectKind === kind && one.subjectId === subjectId,
  );
  return cell ? { cell, after: Number(number), digest } : 'This is asked of nothing that the portal knows any more.';
}

/** One thing after the other, and each thing's questions in the questionnaire's order. */
export function inTheirOrder(cells: readonly SheetCell[]): SheetCell[] {
  const subjects = [...new Set(cells.map(({ subjectId }) => subjectId))];
  return subjects.flatMap((id) => cells.filter(({ subjectId }) => subjectId === id));
}

/** The name of what a table's line is about; numbered where two have the same name. */
export const aboutOf =
  (cells: readonly SheetCell[]) =>
  ({ subjectName }: SheetCell, index: number): string => {
    const before = cells.slice(0, index).filter((cell) => cell.subjectName === subjectName).length;
    return before === 0 ? subjectName : `${subjectName} (${before + 1})`;
  };
