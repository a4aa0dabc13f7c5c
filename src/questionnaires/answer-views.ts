import { takesChanges } from '../catalogue/period.rules';
import { cellKey, refusalToAnswer, type CellRef } from './answer.rules';
import type { Cell } from './answer-cells';
import type { Extras } from './answer-extras';
import type {
  AnswerDecisionView,
  AnswerQueryView,
  CellView,
  ColumnView,
  GivenAnswerView,
  QuestionView,
  RegisterView,
} from './question.dto';
import type { Column, Question } from './question.rules';
import type { CurrentAnswer } from './question-facts';
import type { OpenSet } from './question-set-record';
import { isRegisterView, rowsFor } from './question-registers';

export function cellView(open: OpenSet, cell: Cell, extras: Extras): CellView {
  const key = cellKey(cell);
  const { questionId, subjectKind, subjectId, visible, gap, answer } = cell;
  const decision = answer ? (extras.decisions.get(answer.id) ?? null) : null;
  return {
    ...{ questionId, subjectKind, subjectId, subjectName: cell.subject.name, visible, gap, decision },
    editable: isEditable(open, cell, decision),
    answer: answer && answerView(answer, extras.names),
    queries: queriesAbout(extras.queries, cell),
    evidence: extras.evidence.get(key) ?? [],
    previous: extras.previous.get(key) ?? null,
    register: registerView(cell, extras),
  };
}

function isEditable({ set, period }: OpenSet, { visible, answer }: Cell, decision: AnswerDecisionView | null): boolean {
  const standing = { state: set.state, number: answer?.number ?? 0, decision: decision?.decision ?? null };
  return visible && takesChanges(period.state) && refusalToAnswer(standing) === null;
}

export function answerView(answer: CurrentAnswer, names: ReadonlyMap<string, string>): GivenAnswerView {
  const { id, number, value, unknown, none, notApplicableReason, note, source, confirmedAnswerId, answeredAt } = answer;
  const said = { value, unknown, none, notApplicableReason, note };
  return {
    ...{ id, number, ...said, source, confirmedAnswerId, answeredAt },
    answeredByName: names.get(answer.answeredBy) ?? '',
  };
}

const queriesAbout = (queries: readonly AnswerQueryView[], cell: CellRef): AnswerQueryView[] =>
  queries.filter((query) => query.cells.some((one) => cellKey(one) === cellKey(cell)));

function registerView(cell: Cell, extras: Extras): RegisterView | null {
  if (!isRegisterView(cell.question)) return null;
  const { rows, sha256 } = rowsFor(extras.registers.get(cell.questionId) ?? new Map(), cell.subjectId);
  const confirmed = cell.answer?.registerSha256 ?? null;
  return { rows, sha256, changed: confirmed !== null && confirmed !== sha256 };
}

export function questionView(question: Question, cells: CellView[]): QuestionView {
  const { id, section, per, parent, when, text, why, notApplicable, unknown, evidence, requirements, seedRefs } =
    question;
  const { type, options, columns, rows, minRows, allowNone } = question.answer;
  return {
    ...{ id, section, per, parent, when, text, why, notApplicable, unknown, evidence, requirements, seedRefs, cells },
    register: isRegisterView(question) ? question.register : null,
    answer: {
      ...{ type, rows, minRows, allowNone },
      options: options?.map(({ value, label }) => ({ value, label })) ?? null,
      columns: columns?.map(columnView) ?? null,
    },
  };
}

const columnView = ({ key, label, type, options, required }: Column): ColumnView => ({
  ...{ key, label, type, options, required },
});
