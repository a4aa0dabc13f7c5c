import { daysBetween } from './iso-date.rules';

/** What the vendor has done; written by the vendor's side. */
export const PROGRESS = ['not_started', 'in_progress', 'submitted'] as const;
export type Progress = (typeof PROGRESS)[number];

/** What the registrant decided; written by staff only. Null means nothing yet. */
export const CONCLUSIONS = [
  'under_review',
  'met',
  'met_with_exceptions',
  'not_met',
  'not_tested',
  'excepted',
  'not_applicable',
] as const;
export type Conclusion = (typeof CONCLUSIONS)[number];

// A returned submission goes back to in_progress; a submission is never made out of nothing.
export const PROGRESS_MOVES: Record<Progress, readonly Progress[]> = {
  not_started: ['in_progress'],
  in_progress: ['submitted'],
  submitted: ['in_progress'],
};

export function refusalToMoveProgress(from: Progress, to: Progress): 'progress_move_not_allowed' | null {
  return PROGRESS_MOVES[from].includes(to) ? null : 'progress_move_not_allowed';
}

const NEEDS_SUBMISSION: readonly Conclusion[] = ['under_review', 'met', 'met_with_exceptions'];
const NEEDS_REASON: readonly Conclusion[] = ['not_tested', 'not_applicable', 'excepted'];

/** Nothing is met, or under review, that was not submitted; an absence is recorded with its reason. */
export function refusalToConclude(facts: {
  progress: Progress;
  conclusion: Conclusion;
  reason: string;
}): 'nothing_submitted' | 'reason_missing' | null {
  if (NEEDS_SUBMISSION.includes(facts.conclusion) && facts.progress !== 'submitted') return 'nothing_submitted';
  return NEEDS_REASON.includes(facts.conclusion) && facts.reason.trim() === '' ? 'reason_missing' : null;
}

/** What counts as an instance done: the next one's date is counted from it. */
export const isDone = (conclusion: Conclusion | null): boolean =>
  conclusion === 'met' || conclusion === 'met_with_exceptions';

export const DUE_SOON_DAYS = 30;

export interface StateFacts {
  progress: Progress;
  conclusion: Conclusion | null;
  /** YYYY-MM-DD; due until the end of that day. */
  dueOn: string;
  today: string;
  /** Last day of the approved exception: of an `excepted` item, or of one under review that was submitted under it. */
  exceptionUntil?: string | null;
}

export interface DisplayState {
  state: Progress | Conclusion;
  overdue: boolean;
  /** Due within 30 days, today included. Never together with overdue. */
  dueSoon: boolean;
  words: string;
  /** How far away the day is: "Overdue by 3 days", "Due in 12 days"; empty when nobody waits for it any more. */
  dueWords: string;
}

const WORDS: Record<Progress | Exclude<Conclusion, 'excepted'>, string> = {
  not_started: 'Not started',
  in_progress: 'In progress',
  submitted: 'Submitted',
  under_review: 'Under review',
  met: 'Met',
  met_with_exceptions: 'Met with exceptions',
  not_met: 'Not met',
  not_tested: 'Not tested',
  not_applicable: 'Not applicable',
};

function exceptedWords(until: string | null | undefined, today: string): string {
  if (!until) return 'approved exception without an end date';
  return until < today ? `approved exception expired on ${until}` : `approved exception until ${until}`;
}

const countDays = (days: number): string => (days === 1 ? '1 day' : `${days} days`);

function dueWords(daysLeft: number): string {
  if (daysLeft < 0) return `Overdue by ${countDays(-daysLeft)}`;
  return daysLeft === 0 ? 'Due today' : `Due in ${countDays(daysLeft)}`;
}

/** An exception that has run out leaves its item not met; nobody has to write that down first. */
const hasExpired = (conclusion: Conclusion | null, until: string | null | undefined, today: string): boolean =>
  conclusion === 'excepted' && typeof until === 'string' && until < today;

function wordsOf(facts: Pick<StateFacts, 'conclusion' | 'exceptionUntil' | 'today'> & Pick<DisplayState, 'state'>) {
  const { conclusion, state, exceptionUntil, today } = facts;
  if (conclusion === 'under_review' && exceptionUntil)
    return `${WORDS.under_review} - ${exceptedWords(exceptionUntil, today)}`;
  if (conclusion === 'excepted' || state === 'excepted') return `Not met - ${exceptedWords(exceptionUntil, today)}`;
  return WORDS[state];
}

/** What a screen shows: the registrant's conclusion before the vendor's progress, and what the calendar adds to it. */
export function stateOf({ progress, conclusion, dueOn, today, exceptionUntil }: StateFacts): DisplayState {
  const state = hasExpired(conclusion, exceptionUntil, today) ? 'not_met' : (conclusion ?? progress);
  const waiting = progress !== 'submitted' && (conclusion === null || conclusion === 'under_review');
  const words = wordsOf({ conclusion, state, exceptionUntil, today });
  return { state, words, ...(waiting ? calendarOf(daysBetween(today, dueOn)) : NOT_WAITED_FOR) };
}

type CalendarState = Pick<DisplayState, 'overdue' | 'dueSoon' | 'dueWords'>;

const NOT_WAITED_FOR: CalendarState = { overdue: false, dueSoon: false, dueWords: '' };

const calendarOf = (daysLeft: number): CalendarState => ({
  overdue: daysLeft < 0,
  dueSoon: daysLeft >= 0 && daysLeft <= DUE_SOON_DAYS,
  dueWords: dueWords(daysLeft),
});
