import type { Impact, ImpactGuide, PeakOf, ScoreOf } from '../../api/impact';
import { cellAt, keyOf, type Cells } from './derived';
import type { Place } from './impact-grid';

/** A peak while it is typed: its multiplier as text, its numbers as text. */
export type PeakDraft = Omit<PeakOf, 'multiplierPct' | 'daysBefore' | 'daysAfter'> & {
  times: string;
  before: string;
  after: string;
};

/** A draft as it is on the screen. */
export type ImpactDraft = { cells: Cells; peaks: PeakDraft[]; note: string };

export const draftOf = ({ scores, peaks, note }: Impact): ImpactDraft => ({
  cells: cellsOf(scores),
  note,
  peaks: peaks.map(({ kind, label, seasonFrom, seasonTo, categories, reason, ...peak }) => ({
    ...{ kind, label, seasonFrom, seasonTo, categories, reason, times: String(peak.multiplierPct / 100) },
    ...{ before: peak.daysBefore === null ? '' : String(peak.daysBefore) },
    ...{ after: peak.daysAfter === null ? '' : String(peak.daysAfter) },
  })),
});

export const cellsOf = (scores: readonly ScoreOf[]): Cells =>
  Object.fromEntries(scores.map(({ category, band, score, note }) => [keyOf(category, band), { score, note }]));

const numberOf = (text: string): number | null => (text.trim() === '' ? null : Number(text));

/** What is sent; a number that cannot be read is sent as none, and the answer says so beside its field. */
export function peakOf({ kind, label, seasonFrom, seasonTo, categories, reason, ...typed }: PeakDraft): PeakOf {
  const days =
    kind === 'season'
      ? { seasonFrom: seasonFrom ?? '', seasonTo: seasonTo ?? '' }
      : { daysBefore: numberOf(typed.before), daysAfter: numberOf(typed.after) };
  return {
    kind,
    label,
    categories,
    reason: reason ?? '',
    multiplierPct: Math.round(Number(typed.times) * 100),
    ...days,
  };
}

export function bodyOf({ cells, peaks, note }: ImpactDraft, { bands, categories }: ImpactGuide) {
  const scores = categories.flatMap(({ category }) =>
    bands.flatMap(({ band }): ScoreOf[] => {
      const { score, note: why } = cellAt(cells, category, band);
      return score === null ? [] : [{ category, band, score, note: why }];
    }),
  );
  return { scores, peaks: peaks.map(peakOf), note };
}

/** The cells with the rest of a row set to the score that stands at a place. */
export function repeated(cells: Cells, { bands, categories }: ImpactGuide, { row, column }: Place): Cells {
  const [category, first] = [categories[row]?.category, bands[column]?.band];
  if (!category || !first) return cells;
  const { score } = cellAt(cells, category, first);
  if (score === null) return cells;
  const rest = bands
    .slice(column + 1)
    .map(({ band }) => [keyOf(category, band), { ...cellAt(cells, category, band), score }] as const);
  return { ...cells, ...Object.fromEntries(rest) };
}

export const NEW_PEAK: PeakDraft = {
  ...{ kind: 'month_end', label: '', times: '1.5', before: '2', after: '3', seasonFrom: null, seasonTo: null },
  ...{ categories: [], reason: '' },
};
