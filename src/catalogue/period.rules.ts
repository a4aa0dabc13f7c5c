import type { Refusal } from '../foundation/refusal';

export const PERIOD_STATES = ['planned', 'open', 'closing', 'locked'] as const;
export type PeriodState = (typeof PERIOD_STATES)[number];

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
