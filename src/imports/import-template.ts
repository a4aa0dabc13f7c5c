import { csvField } from '../foundation/csv.rules';
import { writeWorkbook, type WrittenSheet } from '../foundation/workbook';
import { BYTE_ORDER_MARK } from '../foundation/csv.rules';
import { COLUMNS_OF, MOST_ROWS, type ColumnType, type ImportColumn, type ImportKind } from './import-columns.rules';
import { GUIDANCE } from './import-table.rules';

const SPARE_ROWS = 500;

/** Headers only: a CSV file carries neither lists nor guidance. */
export function csvTemplate(kind: ImportKind): string {
  return `${BYTE_ORDER_MARK}${COLUMNS_OF[kind].map(({ header }) => csvField(header)).join(',')}\r\n`;
}

/** An empty list with lists to choose from and a hint at every cell, and a sheet that explains its columns. */
export function workbookTemplate(kind: ImportKind, categories: readonly string[]): Promise<Buffer> {
  const columns = COLUMNS_OF[kind];
  const list: WrittenSheet = {
    name: kind.charAt(0).toUpperCase() + kind.slice(1),
    columns: columns.map((column) => ({
      ...{ header: column.header, hint: column.hint, width: column.max !== undefined && column.max > 300 ? 40 : 22 },
      ...chosenFrom(column, categories),
      ...(AS_TEXT.includes(column.type) ? { format: '@' } : {}),
    })),
    rows: [],
    spareRows: SPARE_ROWS,
  };
  return writeWorkbook([list, guidanceOf(columns)]);
}

/** Spreadsheets would make dates and numbers of texts such as 1-2 or 007. */
const AS_TEXT: ColumnType[] = ['text', 'list', 'country', 'time-zone', 'email'];

function chosenFrom(column: ImportColumn, categories: readonly string[]): { options?: readonly string[] } {
  if (column.key === 'category') return { options: categories };
  if (column.type === 'yes-no') return { options: ['yes', 'no'] };
  return column.options && column.type !== 'list' ? { options: column.options } : {};
}

function guidanceOf(columns: readonly ImportColumn[]): WrittenSheet {
  return {
    name: GUIDANCE,
    columns: [{ header: 'Column' }, { header: 'Needed' }, { header: 'What to enter', width: 90 }],
    rows: [
      ...columns.map(({ header, required, hint }) => [header, required === true ? 'yes' : 'no', hint]),
      ['', '', ''],
      ['Rows', '', `At most ${MOST_ROWS}. Either all rows are entered or none.`],
      ['Empty cells', '', 'An empty cell leaves what the register holds.'],
      ['Not taken', '', 'Formulas, merged cells, macros, pictures and links to other files are refused.'],
    ],
  };
}
