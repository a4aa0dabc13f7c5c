import { addressOf, isEmptyRow, type Cell, type Sheet } from '../foundation/workbook.rules';
import type { Refusal } from '../foundation/refusal';
import { MOST_ROWS } from './import-columns.rules';

export interface ImportTable {
  header: Cell[];
  rows: { row: number; cells: Cell[] }[];
}

/** The sheet that guides people through a template; it is no list. */
export const GUIDANCE = 'Guidance';

/** The one sheet with a list, its header in the first row that is not empty. */
export function tableOf(sheets: readonly Sheet[]): ImportTable | Refusal {
  const filled = sheets.filter(({ name, hidden, rows }) => name !== GUIDANCE && !hidden && !rows.every(isEmptyRow));
  const [sheet] = filled;
  if (!sheet) return { code: 'empty', reason: 'The file has no list: every visible sheet is empty.' };
  if (filled.length > 1)
    return {
      code: 'several_sheets',
      reason: `Several sheets hold something: ${filled.map(({ name }) => name).join(', ')}. Keep one list in a file.`,
    };
  const first = sheet.rows.findIndex((row) => !isEmptyRow(row));
  const rows = sheet.rows.slice(first + 1).map((cells, i) => ({ row: first + i + 2, cells }));
  const kept = rows.filter(({ cells }) => !isEmptyRow(cells));
  if (kept.length === 0) return { code: 'empty', reason: 'The file has a header, but no row below it.' };
  if (kept.length > MOST_ROWS) return { code: 'too_many_rows', reason: `The file has more than ${MOST_ROWS} rows.` };
  return { header: sheet.rows[first] ?? [], rows: kept };
}

export const addressIn = (row: number, column: number): string => addressOf(row - 1, column);
