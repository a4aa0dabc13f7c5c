import { canonicalJson } from '../../foundation/canonical-json';
import { IMPACT_BANDS, IMPACT_CATEGORIES, type ImpactBand, type ImpactCategory, type Peak } from './impact-words.rules';
import { cellOf, type Scored } from './impact.rules';

export interface CellChange {
  category: ImpactCategory;
  band: ImpactBand;
  before: number | null;
  after: number | null;
}

/** Cells whose score differs, in the order of the grid; null is "no score". */
export function changedScores(before: readonly Scored[], after: readonly Scored[]): CellChange[] {
  const [old, now] = [before, after].map((scores) => new Map(scores.map((one) => [cellOf(one), one.score])));
  return IMPACT_CATEGORIES.flatMap((category) =>
    IMPACT_BANDS.map((band) => {
      const cell = cellOf({ category, band });
      return { category, band, before: old?.get(cell) ?? null, after: now?.get(cell) ?? null };
    }),
  ).filter((change) => change.before !== change.after);
}

export interface PeakChanges {
  peaksAdded: string[];
  peaksRemoved: string[];
  peaksChanged: string[];
}

/** Peaks by their name: new, gone, or of the same name and different. */
export function changedPeaks(before: readonly Peak[], after: readonly Peak[]): PeakChanges {
  const labels = (peaks: readonly Peak[]) => peaks.map(({ label }) => label);
  const same = after.filter(({ label }) => labels(before).includes(label));
  const differs = (peak: Peak) =>
    before.some((one) => one.label === peak.label && canonicalJson(one) !== canonicalJson(peak));
  return {
    peaksAdded: labels(after).filter((label) => !labels(before).includes(label)),
    peaksRemoved: labels(before).filter((label) => !labels(after).includes(label)),
    peaksChanged: labels(same.filter(differs)),
  };
}
