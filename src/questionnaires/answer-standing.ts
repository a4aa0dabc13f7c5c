import { cellKey, isLive, type AnswerDecisionWord, type StandingAnswer } from './answer.rules';
import type { Cell } from './answer-cells';
import type { Extras } from './answer-extras';
import { isRegisterView, rowsFor } from './question-registers';

/** The latest decision on the answer that counts. */
export const decisionOf = ({ answer }: Cell, { decisions }: Extras): AnswerDecisionWord | null =>
  (answer && decisions.get(answer.id)?.decision) ?? null;

/** Whether the cell confirms a register that says something else today. */
export function isRegisterChanged({ question, answer, subjectId }: Cell, { registers }: Extras): boolean {
  if (!isRegisterView(question) || !answer?.registerSha256) return false;
  return rowsFor(registers.get(question.id) ?? new Map(), subjectId).sha256 !== answer.registerSha256;
}

/** How the answer of a cell stands before whoever reviews it. */
export function standingOf(cell: Cell, extras: Extras): StandingAnswer {
  const key = cellKey(cell);
  const about = extras.queries.filter(({ cells }) => cells.some((one) => cellKey(one) === key));
  return {
    ...{ visible: cell.visible, answered: cell.answered, gap: cell.gap.gap, decision: decisionOf(cell, extras) },
    liveQueries: about.filter(({ state }) => isLive(state)).length,
    registerChanged: isRegisterChanged(cell, extras),
  };
}
