import { MAX_STEP_MINUTES, MAX_STEP_NUMBER } from './step-list.rules';

/** A cell as it was understood, or a sentence about why it was not. */
export type Read<T> = { value: T } | { error: string };

const NOTHING = /^(?:[-–—]|none|n\/?a|nil)?$/i;

/** A step's number: 7, "7.", "7)", "Step 7", "7.0" as spreadsheets write it. */
export function readNumber(cell: string): Read<number> {
  const found = /^(?:step\s*|#\s*)?(\d{1,9})(?:\.0*|\))?$/i.exec(cell);
  const value = Number(found?.[1]);
  if (found && value >= 1 && value <= MAX_STEP_NUMBER) return { value };
  const given = cell === '' ? 'The number is missing' : `"${cell}" is not a step number`;
  return { error: `${given}; it must be a whole number from 1 to ${MAX_STEP_NUMBER}.` };
}

/** Text up to a length; an empty cell is null. */
export function readText(cell: string, max: number): Read<string | null> {
  if (cell.length > max) return { error: `This has ${cell.length} characters; at most ${max} fit.` };
  return { value: cell === '' ? null : cell };
}

/** Numbers of other steps: "1, 2", "1;2", "Step 1 and 2", "2-4"; a dash or "none" means no step. */
export function readDependsOn(cell: string): Read<number[]> {
  if (NOTHING.test(cell)) return { value: [] };
  const words = cell
    .replaceAll(/\s*[-–]\s*/g, '-')
    .split(/(?:[\s,;/+&]|\band\b|\bsteps?\b|#)+/i)
    .filter((word) => word !== '');
  const numbers: number[] = [];
  for (const word of words) {
    const range = numbersIn(word);
    if (!range) return { error: `"${word}" is not the number of a step. Write numbers with commas, for example 1, 2.` };
    numbers.push(...range);
  }
  return { value: [...new Set(numbers)] };
}

/** 4 or 2-4, as the numbers it stands for. */
function numbersIn(word: string): number[] | null {
  const range = /^(\d{1,5})(?:-(\d{1,5}))?\.?$/.exec(word);
  if (!range) return null;
  const from = Number(range[1]);
  const to = Number(range[2] ?? range[1]);
  if (from < 1 || to < from || to - from > 500) return null;
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

/**
 * A duration in whole minutes: "0:24" and "0:24:00" are hours and minutes as spreadsheets show them, "24 min", "1 h 30 min",
 * "1.5 h", a bare number is minutes. Seconds and parts of a minute count as a started minute. Empty is null, zero is zero.
 */
export function readMinutes(cell: string): Read<number | null> {
  if (NOTHING.test(cell)) return { value: null };
  const minutes = clockMinutes(cell) ?? unitMinutes(cell);
  if (minutes === null) return { error: `"${cell}" is not a time. Write 0:24, 24 min or 24.` };
  if (minutes > MAX_STEP_MINUTES) return { error: `"${cell}" is longer than a year.` };
  return { value: minutes };
}

function clockMinutes(cell: string): number | null {
  const found = /^(\d{1,5}):([0-5]\d)(?::([0-5]\d)(?:\.\d+)?)?(?:\s*h(?:ours?|rs?)?)?$/i.exec(cell);
  if (!found) return null;
  return Number(found[1]) * 60 + Number(found[2]) + (Number(found[3] ?? 0) > 0 ? 1 : 0);
}

function unitMinutes(cell: string): number | null {
  const found =
    /^(?:(\d{1,6}(?:[.,]\d{1,4})?)\s*h(?:ours?|rs?)?\.?)?\s*(?:(\d{1,6}(?:[.,]\d{1,4})?)\s*(m(?:in(?:ute)?s?)?\.?)?)?$/i.exec(
      cell,
    );
  if (!found || (found[1] === undefined && found[2] === undefined)) return null;
  const number = (text: string | undefined) => Number((text ?? '0').replace(',', '.'));
  // Cents of a minute first: 1.1 h is 66 minutes, not the 67 that a binary fraction would be rounded up to.
  return Math.ceil(Math.round(number(found[1]) * 60 * 1e4 + number(found[2]) * 1e4) / 1e4);
}
