// Reads the sheet of tables: whose each line is, and what it says.
import { addressOf, type Cell, type Sheet } from '../foundation/workbook';
import type { Column } from './question-types.rules';
import { aboutOf, type Misplaced, type SheetCell } from './workbook-cells.rules';
import { ABOUT, headingKey, ROW } from './workbook-tables.rules';
import { saidIn, textOf } from './workbook-words.rules';

export interface TableLine {
  values: Record<string, unknown>;
  sheet: string;
  /** Address of its first cell, and of each column. */
  address: string;
  cells: Record<string, string>;
}

interface Heading {
  own: SheetCell[];
  subjects: string[];
  /** Index of each heading's column. */
  about: number;
  row: number;
  columns: { column: Column; at: number }[];
}

export class TablesReader {
  readonly misplaced: Misplaced[] = [];
  private readonly found = new Map<SheetCell, TableLine[]>();
  private heading: Heading | null = null;

  constructor(private readonly cells: readonly SheetCell[]) {}

  linesOf = (cell: SheetCell): TableLine[] => this.found.get(cell) ?? [];

  /** Lines of cells that stand on no other sheet: they would be lost in silence. */
  withoutLine(seen: ReadonlySet<SheetCell>): Misplaced[] {
    return [...this.found]
      .filter(([cell]) => !seen.has(cell))
      .flatMap(([cell, lines]) =>
        lines.map(({ sheet, address }) => ({
          ...{ sheet, address },
          reason: `The line of ${cell.question.id} is gone from its sheet; fill in a fresh download.`,
        })),
      );
  }

  read({ name, rows }: Sheet): void {
    rows.forEach((row, index) => {
      const key = textOf(row[0]);
      if (index === 0) return;
      if (key.startsWith('table|')) this.heading = null;
      else if (key.startsWith('columns|')) this.heading = this.headingOf(row, { sheet: name, index });
      else if (row.some(({ kind }) => kind !== 'empty')) this.readLine(row, { sheet: name, index });
    });
  }

  private headingOf(row: readonly Cell[], at: { sheet: string; index: number }): Heading | null {
    const own = this.cells.filter(({ question }) => headingKey(question) === textOf(row[0]));
    const columns = own[0]?.question.answer.columns ?? [];
    const labels = row.map(textOf);
    const about = labels.indexOf(ABOUT);
    const line = labels.indexOf(ROW);
    const first = Math.max(about, own[0]?.question.answer.rows ? line : 0) + 1;
    const places = columns.map((column) => ({ column, at: labels.indexOf(column.label, first) }));
    if (own.length > 0 && about > 0 && places.every((place) => place.at > 0))
      return { own, subjects: own.map(aboutOf(own)), about, row: line, columns: places };
    this.refuse(at, 'This table is not asked, or its headings were changed; its lines cannot be read.');
    return null;
  }

  private readLine(row: readonly Cell[], at: { sheet: string; index: number }): void {
    const { heading } = this;
    if (!heading) {
      this.refuse(at, 'This line stands under no heading that can be read.');
      return;
    }
    const line = lineOf(row, heading, at);
    const isFilled = Object.entries(line.values).some(([key, value]) => key !== 'row' && value !== null);
    const cell = subjectOf(textOf(row[heading.about]), heading);
    if (isFilled && cell) this.found.set(cell, [...this.linesOf(cell), line]);
    else if (isFilled)
      this.refuse(at, 'What this line is about is not clear: choose it from the list in its first column.');
  }

  private refuse({ sheet, index }: { sheet: string; index: number }, reason: string): void {
    this.misplaced.push({ sheet, address: addressOf(index, 1), reason });
  }
}

/** A line may leave out what it is about where there is only one. */
function subjectOf(about: string, { own, subjects }: Heading): SheetCell | undefined {
  return about === '' && own.length === 1 ? own[0] : own[subjects.indexOf(about)];
}

function lineOf(row: readonly Cell[], heading: Heading, at: { sheet: string; index: number }): TableLine {
  const { own, columns } = heading;
  const fixed = own[0]?.question.answer.rows;
  const label = textOf(row[heading.row]);
  const name = fixed ? { row: fixed.find((one) => one.label === label)?.key ?? label } : {};
  return {
    sheet: at.sheet,
    address: addressOf(at.index, heading.about),
    values: {
      ...name,
      ...Object.fromEntries(columns.map(({ column, at: i }) => [column.key, saidIn(column, row[i])])),
    },
    cells: Object.fromEntries(columns.map(({ column, at: i }) => [column.key, addressOf(at.index, i)])),
  };
}
