import type { Refusal } from '../foundation/refusal';

export const PERIOD_STATES = ['planned', 'open', 'closing', 'locked', 'reopened', 'archived'] as const;
export type PeriodState = (typeof PERIOD_STATES)[number];

/** Every move there is. Only what is locked is reopened, and only what is locked is archived. */
export const PERIOD_MOVES: Record<PeriodState, readonly PeriodState[]> = {
  planned: ['open'],
  open: ['closing'],
  closing: ['locked'],
  locked: ['reopened', 'archived'],
  reopened: ['locked'],
  archived: [],
};

export type PeriodRefusal = 'ends_before_start' | 'longer_than_a_fiscal_year' | 'overlaps';

/** A fiscal year of 53 weeks has 371 days; nine days more allow for a changed year end. Dates are YYYY-MM-DD. */
const LONGEST_DAYS = 380;
const MS_PER_DAY = 86_400_000;

interface Span {
  code: string;
  startsOn: string;
  endsOn: string;
}

const days = ({ startsOn, endsOn }: Span): number => (Date.parse(endsOn) - Date.parse(startsOn)) / MS_PER_DAY;

/** Why this period cannot stand beside the others of the registrant. */
export function refusalToPlanPeriod(wanted: Span, others: readonly Span[]): Refusal<PeriodRefusal> | null {
  if (days(wanted) <= 0)
    return { code: 'ends_before_start', reason: 'The last day lies after the first.', pointer: '/endsOn' };
  if (days(wanted) > LONGEST_DAYS)
    return {
      code: 'longer_than_a_fiscal_year',
      reason: `A period is one fiscal year, at most ${LONGEST_DAYS} days.`,
      pointer: '/endsOn',
    };
  const other = others.find(({ startsOn, endsOn }) => wanted.startsOn <= endsOn && startsOn <= wanted.endsOn);
  if (!other) return null;
  const reason = `${other.code} runs from ${other.startsOn} to ${other.endsOn}; two periods do not overlap.`;
  return { code: 'overlaps', reason, pointer: '/startsOn' };
}

/** A period is opened once, and only with a catalogue to pin. */
export function refusalToOpenPeriod(state: PeriodState): Refusal<'not_planned'> | null {
  if (state === 'planned') return null;
  return { code: 'not_planned', reason: `This period is ${state} already; a period is opened once.` };
}

export function refusalToMovePeriod(from: PeriodState, to: PeriodState): Refusal<'period-state'> | null {
  if (PERIOD_MOVES[from].includes(to)) return null;
  return { code: 'period-state', reason: `This period is ${from}: it does not become ${to}.` };
}

const TAKES_CHANGES: readonly PeriodState[] = ['open', 'closing', 'reopened'];

/** Whether rows of the period may be written: obligations, uses, reviews, attestations, answers. */
export function takesChanges(state: PeriodState): boolean {
  return TAKES_CHANGES.includes(state);
}

/** Nothing that belongs to a locked or archived period changes; nothing belongs to a planned one yet. */
export function refusalToChangeIn(period: {
  code: string;
  state: PeriodState;
}): Refusal<'period-locked' | 'period-not-open'> | null {
  if (takesChanges(period.state)) return null;
  if (period.state === 'planned') return { code: 'period-not-open', reason: `${period.code} is not open yet.` };
  return {
    code: 'period-locked',
    reason: `${period.code} is ${period.state}: nothing that belongs to it can be changed. A reopening needs a reason and two approvals.`,
  };
}

/** Absence never looks like a pass: a period is locked when each of its obligations has a conclusion. */
export function refusalToLock(period: {
  code: string;
  state: PeriodState;
  unconcluded: number;
}): Refusal<'period-state' | 'unconcluded'> | null {
  const refusal = refusalToMovePeriod(period.state, 'locked');
  if (refusal || period.unconcluded === 0) return refusal;
  const what = period.unconcluded === 1 ? 'One obligation has' : `${period.unconcluded} obligations have`;
  return {
    code: 'unconcluded',
    reason: `${what} no conclusion yet. Conclude each of them first, as not tested or not met where nothing else is true.`,
  };
}

/** Approvals that a reopening needs, each by another person, none of them the requester (SD-14). */
export const REOPENING_APPROVALS = 2;

export interface ReopeningFacts {
  state: 'requested' | 'approved' | 'refused';
  requestedBy: string;
  /** Who approved so far. */
  approvedBy: readonly string[];
}

export type ReopeningRefusal = 'decided-already' | 'own-request' | 'approved-already';

export function refusalToDecideReopening(facts: ReopeningFacts, personId: string): Refusal<ReopeningRefusal> | null {
  if (facts.state !== 'requested')
    return { code: 'decided-already', reason: `This reopening is ${facts.state} already.` };
  if (facts.requestedBy === personId)
    return { code: 'own-request', reason: 'You asked for this reopening, so two other people decide on it (SD-14).' };
  if (!facts.approvedBy.includes(personId)) return null;
  return { code: 'approved-already', reason: 'You approved this already; the second approval is another person’s.' };
}

/** Whether these approvals reopen the period: of two different people, neither of them the requester. */
export function isReopened({ requestedBy, approvedBy }: Omit<ReopeningFacts, 'state'>): boolean {
  return new Set(approvedBy.filter((one) => one !== requestedBy)).size >= REOPENING_APPROVALS;
}
