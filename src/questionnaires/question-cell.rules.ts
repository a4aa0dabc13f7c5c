// Reads one value, of a cell or of an answer that is no table, against its type.
import { isMapping } from '../catalogue/document.rules';
import { isIsoDate } from '../obligations/iso-date.rules';
import type { CellType, CellValue } from './question-types.rules';

export const LONGEST_TEXT = 4000;
/** Ten years; longer durations are slips of the keyboard. */
const LONGEST_MINUTES = 5_256_000;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

interface Kind {
  type: CellType;
  options: readonly { value: string }[] | null;
}
export type Refused = { refused: string; code: string };
const refused = (code: string, words: string): Refused => ({ refused: words, code });
export const isRefused = (read: unknown): read is Refused => isMapping(read) && 'refused' in read;

type CellReader = (value: unknown, options: readonly string[]) => CellValue | Refused;

const READERS: Record<CellType, CellReader> = {
  enum: (value, options) =>
    typeof value === 'string' && options.includes(value)
      ? value
      : refused('not_an_option', `must be one of ${options.join(', ')}`),
  multi_enum: readSeveral,
  boolean: (value) => (typeof value === 'boolean' ? value : refused('type', 'must be yes or no')),
  integer: (value) =>
    typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
      ? value
      : refused('type', 'must be a whole number, zero or more'),
  percent: (value) =>
    isPercent(value) ? value : refused('type', 'must be a percentage from 0 to 1000, one decimal at most'),
  duration: (value) =>
    typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= LONGEST_MINUTES
      ? value
      : refused('type', 'must be whole minutes, from zero to ten years'),
  date: (value) =>
    typeof value === 'string' && isIsoDate(value) ? value : refused('type', 'must be a date like 2026-12-31'),
  text: readText,
  file: (value) =>
    typeof value === 'string' && UUID.test(value) ? value : refused('type', 'must be the id of an evidence version'),
};

export function readCell({ type, options }: Kind, value: unknown): CellValue | Refused {
  return READERS[type](
    value,
    (options ?? []).map((option) => option.value),
  );
}

function readSeveral(value: unknown, options: readonly string[]): CellValue | Refused {
  const words: unknown[] = Array.isArray(value) ? value : [];
  const sound = words.length > 0 && words.every((word) => typeof word === 'string' && options.includes(word));
  if (!sound) return refused('not_an_option', `must list some of ${options.join(', ')}`);
  // In the order of the question, so that the same choices always are the same answer.
  return options.filter((option) => words.includes(option));
}

const isPercent = (value: unknown): value is number =>
  typeof value === 'number' && value >= 0 && value <= 1000 && Math.abs(value * 10 - Math.round(value * 10)) < 1e-9;

// eslint-disable-next-line no-control-regex -- those are what must not be stored
const UNSTORABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/;

function readText(value: unknown): CellValue | Refused {
  if (typeof value !== 'string' || value.trim() === '') return refused('type', 'must be a text that is not empty');
  if (value.length > LONGEST_TEXT) return refused('too_long', `must have at most ${LONGEST_TEXT} characters`);
  return UNSTORABLE.test(value) ? refused('type', 'must not hold control characters') : value.trim();
}
