import type { Band, Category, ImpactGuide, PeakOf } from '../../api/impact';

/** One cell of the grid as it is being edited; `null` is "no score yet". */
export type Cells = Record<string, { score: number | null; note: string }>;
export type Bands = ImpactGuide['bands'];

export const keyOf = (category: Category, band: Band): string => `${category}/${band}`;

type Derived = { mtpdMinutes: number | null; categories: Category[] };

/**
 * The longest tolerable outage while somebody scores: the start of the first band in which a category reaches the
 * unacceptable score, here times the multiplier of a peak in percent. The server derives it again from what is saved.
 */
export function derivedFrom(
  cells: Cells,
  { bands, categories, unacceptable }: Pick<ImpactGuide, 'bands' | 'categories' | 'unacceptable'>,
  peak?: Pick<PeakOf, 'multiplierPct' | 'categories'>,
): Derived {
  for (const { band, startsAtMinutes } of bands) {
    const reached = categories
      .map(({ category }) => category)
      .filter((category) => {
        const pct = peak?.categories.includes(category) ? peak.multiplierPct : 100;
        return (cells[keyOf(category, band)]?.score ?? 0) * pct >= unacceptable * 100;
      });
    if (reached.length > 0) return { mtpdMinutes: startsAtMinutes, categories: reached };
  }
  return { mtpdMinutes: null, categories: [] };
}

const EMPTY = { score: null, note: '' };

export const cellAt = (cells: Cells, category: Category, band: Band): Cells[string] =>
  cells[keyOf(category, band)] ?? EMPTY;

type InRow = { bands: Bands; category: Category; at: number };

/** Whether harm is smaller here than in the band before it that has a score. */
export function fallsAt(cells: Cells, { bands, category, at }: InRow): boolean {
  const scores = bands.slice(0, at + 1).map(({ band }) => cellAt(cells, category, band).score);
  const now = scores.pop() ?? null;
  const before = scores.filter((score) => score !== null).at(-1);
  return now !== null && before !== undefined && now < before;
}

/** What people call a category or a band. */
export const labelOf = (guide: Pick<ImpactGuide, 'bands' | 'categories'>, name: Category | Band): string =>
  [
    ...guide.categories.map((one) => ({ id: one.category, label: one.label })),
    ...guide.bands.map((one) => ({ id: one.band, label: one.label })),
  ].find(({ id }) => id === name)?.label ?? name;
