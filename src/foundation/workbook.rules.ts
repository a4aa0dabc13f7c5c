import type { Refusal } from './refusal';

/**
 * What a cell holds, by its own type and number format. `percent` counts percent points (95 for 95 %), `duration`
 * minutes, `date` is `YYYY-MM-DD`, `date-time` is ISO without a zone. A number that was kept as text is text.
 */
export type CellKind = 'empty' | 'text' | 'number' | 'percent' | 'duration' | 'date' | 'date-time' | 'boolean';

export interface Cell {
  kind: CellKind;
  value: string | number | boolean | null;
  /** As a person would write it, for messages and for columns of text. */
  text: string;
  /** `B7`. */
  address: string;
}

export interface Sheet {
  name: string;
  hidden: boolean;
  /** Row by row from the first, every row as wide as its last cell; empty rows in between are empty lists. */
  rows: Cell[][];
}

/** Why a workbook, a sheet or a cell is not read. */
export interface WorkbookRefusal extends Refusal {
  /** Null where the file as a whole is meant. */
  sheet: string | null;
  /** `B7`, where one cell is meant. */
  address: string | null;
}

export type WorkbookReading = { sheets: Sheet[] } | { refusals: WorkbookRefusal[] };

export interface WorkbookLimits {
  /** Bytes of the file as it came. */
  fileBytes: number;
  /** Bytes of one part, and of all parts that are read, once unpacked. */
  partBytes: number;
  unpackedBytes: number;
  /** Files within the package. */
  entries: number;
  sheets: number;
  /** Per sheet. */
  rows: number;
  columns: number;
  /** Cells that are not empty, over all sheets. */
  cells: number;
  /** Characters of one cell. */
  cellLength: number;
}

const MEGABYTE = 1_048_576;

export const WORKBOOK_LIMITS: WorkbookLimits = {
  fileBytes: 8 * MEGABYTE,
  partBytes: 64 * MEGABYTE,
  unpackedBytes: 96 * MEGABYTE,
  entries: 200,
  sheets: 20,
  rows: 10_000,
  columns: 200,
  cells: 300_000,
  cellLength: 32_767,
};

/** Most refusals that one answer names. */
export const MOST_REFUSALS = 50;

export function refusal(code: string, reason: string, at?: { sheet: string; address?: string }): WorkbookRefusal {
  return { code, reason, sheet: at?.sheet ?? null, address: at?.address ?? null };
}

/** Thrown while a workbook is read, caught at its door. */
export class Refused extends Error {
  constructor(readonly refusals: WorkbookRefusal[]) {
    super(refusals[0]?.reason);
  }
}

export function refuse(code: string, reason: string, at?: { sheet: string; address?: string }): never {
  throw new Refused([refusal(code, reason, at)]);
}

/** `A1` for row 0 and column 0. */
export function addressOf(row: number, column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return `${letters}${row + 1}`;
}

/** Row and column from 0; null for what is not the address of one cell. */
export function positionOf(address: string): { row: number; column: number } | null {
  const [, letters, digits] = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(address) ?? [];
  if (letters === undefined || digits === undefined) return null;
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(digits) - 1, column };
}

export const textCell = (text: string, address: string): Cell =>
  text === '' ? emptyCell(address) : { kind: 'text', value: text, text, address };

export const emptyCell = (address: string): Cell => ({ kind: 'empty', value: null, text: '', address });

export const isEmptyRow = (row: readonly Cell[]): boolean => row.every(({ kind }) => kind === 'empty');
