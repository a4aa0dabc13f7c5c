import type { Cell, StatusCell, StatusMark, TableColumn, TextRun } from './document.model';
import type { Fonts } from './fonts';
import { Line, breakLines, widthOf } from './line-breaking';
import { TYPE, TypeStyle } from './theme';

export const CELL = { padX: 6, padY: 4 } as const;

const GLYPHS: Record<StatusMark, string> = {
  pass: '✓',
  fail: '✗',
  partial: '◐',
  open: '○',
  attention: '▲',
  excluded: '–',
};

/** One column with its place on the page, in points. */
export interface PlacedColumn extends TableColumn {
  readonly x: number;
  readonly width: number;
}

/**
 * Shares the width out by weight, but leaves every column at least the longest word of its title.
 * When even the titles do not fit, weights alone decide and the titles break.
 */
export function placeColumns(
  fonts: Fonts,
  columns: readonly TableColumn[],
  area: { x: number; width: number },
): PlacedColumn[] {
  const least = columns.map((column) => titleWidth(fonts, column));
  const spare = area.width - least.reduce((sum, width) => sum + width, 0);
  const widths = spare < 0 ? byWeight(columns, area.width) : withLeast(columns, least, area.width);
  let x = area.x;
  return columns.map((column, i) => {
    const placed = { ...column, x, width: widths[i] ?? 0 };
    x += placed.width;
    return placed;
  });
}

/** Breaks the cells of one row. A missing cell is blank; one too many has nowhere to stand and is refused. */
export function rowLines(
  fonts: Fonts,
  columns: readonly PlacedColumn[],
  row: { cells: readonly Cell[]; style: TypeStyle },
): Line[][] {
  if (row.cells.length > columns.length)
    throw new Error(`A row of ${row.cells.length} cells in ${columns.length} columns`);
  return columns.map((column, i) => {
    const cell = row.cells[i] ?? '';
    const text = isStatus(cell) ? statusRuns(cell) : cell;
    const mono = column.mono === true && !isStatus(cell);
    return breakLines(fonts, { text, style: row.style, width: column.width - 2 * CELL.padX, mono });
  });
}

function isStatus(cell: Cell): cell is StatusCell {
  return typeof cell === 'object' && 'mark' in cell;
}

function statusRuns(cell: StatusCell): TextRun[] {
  return [
    { text: `${GLYPHS[cell.mark]}\u00A0` },
    { text: cell.word, bold: cell.mark === 'fail' || cell.mark === 'attention' },
  ];
}

function titleWidth(fonts: Fonts, column: TableColumn): number {
  const words = column.title.split(/\s+/).map((word) => widthOf(fonts, word, TYPE.tableHead));
  return Math.max(...words) + 2 * CELL.padX + 0.5;
}

function byWeight(columns: readonly TableColumn[], width: number): number[] {
  const total = columns.reduce((sum, column) => sum + column.weight, 0);
  return columns.map((column) => (width * column.weight) / total);
}

/** Columns that their weight would make too narrow get their least width; the others share the rest. */
function withLeast(columns: readonly TableColumn[], least: readonly number[], width: number): number[] {
  const fixed = new Set<number>();
  for (;;) {
    const taken = [...fixed].reduce((sum, i) => sum + (least[i] ?? 0), 0);
    const weights = columns.reduce((sum, column, i) => sum + (fixed.has(i) ? 0 : column.weight), 0);
    const widths = columns.map((column, i) =>
      fixed.has(i) ? (least[i] ?? 0) : ((width - taken) * column.weight) / weights,
    );
    const narrow = widths.findIndex((share, i) => !fixed.has(i) && share < (least[i] ?? 0));
    if (narrow < 0) return widths;
    fixed.add(narrow);
  }
}
