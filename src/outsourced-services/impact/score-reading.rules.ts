import { readCsv } from '../../foundation/csv-reader.rules';
import type { Cell } from '../../foundation/workbook.rules';
import { IMPACT_GUIDE } from './impact-anchors.rules';
import {
  BAND_WORDS,
  IMPACT_BANDS,
  IMPACT_CATEGORIES,
  type ImpactBand,
  type ImpactCategory,
} from './impact-words.rules';

interface ReadScore {
  category: ImpactCategory;
  band: ImpactBand;
  score: number;
  note: string;
}

interface ReadProblem {
  /** Counts from 1, with the heading. */
  row: number;
  column: string | null;
  message: string;
}

export interface ScoreReading {
  scores: ReadScore[];
  errors: ReadProblem[];
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const CATEGORY_OF = new Map<string, ImpactCategory>(
  IMPACT_CATEGORIES.flatMap((one) => [[plain(one), one] as const, [plain(IMPACT_GUIDE[one].label), one] as const]),
);
const BAND_OF = new Map<string, ImpactBand>(
  IMPACT_BANDS.flatMap((one) => [[plain(one), one] as const, [plain(BAND_WORDS[one]), one] as const]),
);

/**
 * Scores from cells that were copied from a spreadsheet or a CSV file: a heading with the bands, one row for each category,
 * a last column "Note" where there is one (it belongs to the first band whose score falls). Empty cells stay without a score.
 */
export function readScores(text: string): ScoreReading {
  const read = readCsv(Buffer.from(text, 'utf8'));
  if ('refusals' in read)
    return {
      scores: [],
      errors: read.refusals.map(({ reason, address }) => ({ row: rowOf(address), column: null, message: reason })),
    };
  const [heading = [], ...rows] = read.sheets[0]?.rows ?? [];
  const bands = heading.map(({ text: label }) => BAND_OF.get(plain(label)) ?? null);
  if (bands.every((band) => band === null)) {
    const message = `The first row names the bands: ${IMPACT_BANDS.map((one) => BAND_WORDS[one]).join(', ')}.`;
    return { scores: [], errors: [{ row: 1, column: null, message }] };
  }
  const notes = heading.findIndex(({ text: label }) => plain(label) === 'note');
  return collect(rows, { bands, notes });
}

const rowOf = (address: string | null): number => Number(/\d+/.exec(address ?? '')?.[0] ?? 1);

interface Shape {
  bands: (ImpactBand | null)[];
  notes: number;
}

function collect(rows: readonly Cell[][], shape: Shape): ScoreReading {
  const reading: ScoreReading = { scores: [], errors: [] };
  const seen = new Set<ImpactCategory>();
  rows.forEach((cells, at) => {
    const name = cells[0]?.text.trim() ?? '';
    if (cells.every(({ text }) => text.trim() === '')) return;
    const category = CATEGORY_OF.get(plain(name));
    const row = at + 2;
    if (category === undefined)
      reading.errors.push({ row, column: null, message: `“${name}” is not one of the ten categories.` });
    else if (seen.has(category)) reading.errors.push({ row, column: null, message: `“${name}” has a row already.` });
    else readRow(reading, { category, row, cells }, shape);
    if (category) seen.add(category);
  });
  return reading;
}

function readRow(
  reading: ScoreReading,
  { category, row, cells }: { category: ImpactCategory; row: number; cells: readonly Cell[] },
  { bands, notes }: Shape,
): void {
  const note = notes < 0 ? '' : (cells[notes]?.text.trim() ?? '');
  const read = bands.flatMap((band, at): ReadScore[] => {
    const text = cells[at]?.text.trim() ?? '';
    if (band === null || text === '') return [];
    if (/^[0-4](?![0-9.,])/.test(text)) return [{ category, band, score: Number(text[0]), note: '' }];
    reading.errors.push({ row, column: BAND_WORDS[band], message: `“${text}” is not a score from 0 to 4.` });
    return [];
  });
  const fall = read.findIndex(({ score }, at) => score < (read[at - 1]?.score ?? 0));
  reading.scores.push(...read.map((one, at) => (at === fall ? { ...one, note } : one)));
}
