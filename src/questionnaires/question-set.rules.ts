import type { Refusal } from '../foundation/refusal';
import { addDays } from '../obligations/iso-date.rules';

export const QUESTION_SET_STATES = ['open', 'submitted', 'reviewed', 'returned'] as const;
export type QuestionSetState = (typeof QUESTION_SET_STATES)[number];

const DAYS_BEFORE_END = 60;
const DAYS_TO_ANSWER = 30;

/**
 * When the answers are due: 60 days before the period ends, so that they are reviewed before the annual attestation
 * rests on them; 30 days after opening where that is later, but never after the period's end while it lasts. The rule
 * in words stands beside the date. Dates are YYYY-MM-DD.
 */
export function dueDateOf(
  period: { code: string; endsOn: string },
  openedOn: string,
): { dueOn: string; dueRule: string } {
  const wanted = addDays(period.endsOn, -DAYS_BEFORE_END);
  const time = addDays(openedOn, DAYS_TO_ANSWER);
  if (time <= wanted)
    return {
      dueOn: wanted,
      dueRule: `60 days before ${period.code} ends on ${period.endsOn}, so that the answers are reviewed before the annual attestation.`,
    };
  if (openedOn > period.endsOn || time <= period.endsOn)
    return {
      dueOn: time,
      dueRule: `30 days after it was opened on ${openedOn}, which is later than 60 days before the end of ${period.code}.`,
    };
  return {
    dueOn: period.endsOn,
    dueRule: `The end of ${period.code}: it was opened on ${openedOn}, less than 30 days before.`,
  };
}

export type QuestionSetRefusal =
  | 'wrong-state'
  | 'unanswered'
  | 'register-changed'
  | 'query-open'
  | 'returned-answer'
  | 'nothing-returned'
  | 'query-waiting'
  | 'reason-missing';

export function refusalToMoveSet(
  state: QuestionSetState,
  deed: 'submit' | 'conclude',
): Refusal<QuestionSetRefusal> | null {
  const from: Record<typeof deed, readonly QuestionSetState[]> = {
    submit: ['open', 'returned'],
    conclude: ['submitted'],
  };
  if (from[deed].includes(state)) return null;
  const words = deed === 'submit' ? 'submitted' : 'concluded';
  return { code: 'wrong-state', reason: `This questionnaire is ${state}; it cannot be ${words} now.` };
}

/** A visible cell as submission looks at it. */
export interface SubmittedCell {
  questionId: string;
  subjectName: string;
  answered: boolean;
  /** The answer as it stands was returned. */
  returned: boolean;
  /** It confirms a register that says something else today. */
  registerChanged: boolean;
}

/** Every reason why the vendor cannot submit yet, one for each cell and query. */
export function refusalsToSubmit(
  cells: readonly SubmittedCell[],
  openQueries: readonly { questionId: string; text: string }[],
): Refusal<QuestionSetRefusal>[] {
  const about = (cell: SubmittedCell): string => `${cell.questionId} for ${cell.subjectName}`;
  return [
    ...cells.flatMap((cell): Refusal<QuestionSetRefusal>[] => {
      const pointer = `/${cell.questionId}`;
      if (!cell.answered) return [{ code: 'unanswered', reason: `${about(cell)} has no answer.`, pointer }];
      if (cell.returned)
        return [{ code: 'returned-answer', reason: `${about(cell)} was returned and not answered anew.`, pointer }];
      if (!cell.registerChanged) return [];
      return [
        {
          code: 'register-changed',
          reason: `The register changed since ${about(cell)} was confirmed; confirm it again.`,
          pointer,
        },
      ];
    }),
    ...openQueries.map(({ questionId, text }): Refusal<QuestionSetRefusal> => ({
      ...{
        code: 'query-open',
        reason: `A query about ${questionId} waits for a reply: ${text}`,
        pointer: `/${questionId}`,
      },
    })),
  ];
}

/** The officer's word on the whole: reviewed when nothing waits any more, returned when at least one answer is. */
export function refusalsToConclude(
  decision: 'reviewed' | 'returned',
  facts: { returnedCells: number; waitingQueries: number; reason: string },
): Refusal<QuestionSetRefusal>[] {
  const { returnedCells, waitingQueries, reason } = facts;
  const refusals: (Refusal<QuestionSetRefusal> | false)[] =
    decision === 'returned'
      ? [
          reason.trim() === '' && { code: 'reason-missing', reason: 'Say why it goes back.', pointer: '/reason' },
          returnedCells === 0 && {
            code: 'nothing-returned',
            reason: 'Return at least one answer first, with what is wrong with it.',
          },
        ]
      : [
          returnedCells > 0 && {
            code: 'returned-answer',
            reason: `Answers returned and not answered anew: ${returnedCells}.`,
          },
          waitingQueries > 0 && {
            code: 'query-waiting',
            reason: `Queries neither resolved nor escalated: ${waitingQueries}.`,
          },
        ];
  return refusals.filter((one) => one !== false);
}
