import { addDays } from '../../obligations/iso-date.rules';
import type { Proof, Quarter, QuarterState, QuarterTime, TestStanding } from './quarter.rules';
import { daysWithin } from './quarter.rules';

export const QUARTER_STATE_WORDS: Record<QuarterState, string> = {
  covered: 'Test evidence on every day',
  partly: 'Test evidence on part of it',
  reported: 'Results reported, not accepted yet',
  none: 'No valid test evidence',
};

export const QUARTER_TIME_WORDS: Record<QuarterTime, string> = {
  past: 'over',
  running: 'running',
  ahead: 'ahead, as it stands today',
};

/** Why a test counts, or why it does not. */
export const TEST_STANDING_WORDS: Record<TestStanding, string> = {
  accepted: 'Accepted by a reviewer as a valid test',
  fell_short: 'Unsatisfactory: it proves nothing, and ends what earlier tests proved',
  reported: 'Results are in; no reviewer has accepted them yet',
  not_valid: 'Judged not to be a valid test',
  too_weak: 'Of a kind that is not enough for the tier of the service',
};

export interface NamedProof extends Proof {
  ref: string;
}

/** What stands behind the state of a quarter, as a sentence. */
export function quarterInWords(
  quarter: Quarter,
  state: QuarterState,
  proofs: { accepted: readonly NamedProof[]; reported: readonly NamedProof[] },
): string {
  if (state === 'none') return whyNone(quarter, proofs.accepted);
  const named = (state === 'reported' ? proofs.reported : proofs.accepted).filter(
    ({ from, to }) => from <= quarter.to && to >= quarter.from,
  );
  const refs = [...new Set(named.map(({ ref }) => ref))].join(', ');
  if (state === 'reported') return `Rests on ${refs}, which no reviewer has accepted yet.`;
  const until = named.reduce((last, { to }) => (to > last ? to : last), '');
  if (state === 'covered') return `Rests on ${refs}. Evidence current until ${until}.`;
  const gaps = daysWithout(daysWithin(named, quarter), quarter).map(({ from, to }) => `${from} to ${to}`);
  return `Rests on ${refs}. Without evidence from ${gaps.join(' and from ')}.`;
}

function whyNone({ from }: Quarter, accepted: readonly NamedProof[]): string {
  const earlier = accepted.filter(({ to }) => to < from).toSorted((a, b) => b.to.localeCompare(a.to));
  const [last] = earlier;
  return last ? `What ${last.ref} proved ended on ${last.to}.` : 'No accepted test proves anything on these days.';
}

/** The days of a quarter that no span holds; spans are joined and in order. */
export function daysWithout(
  spans: readonly { from: string; to: string }[],
  { from, to }: { from: string; to: string },
): { from: string; to: string }[] {
  const starts = [from, ...spans.map((one) => addDays(one.to, 1))];
  const ends = [...spans.map((one) => addDays(one.from, -1)), to];
  return starts.map((start, i) => ({ from: start, to: ends[i] ?? to })).filter((gap) => gap.from <= gap.to);
}
