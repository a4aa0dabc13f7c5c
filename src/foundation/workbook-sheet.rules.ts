import { restored } from './csv.rules';
import { TextReader } from './workbook-parts.rules';
import { cellOf, type NumberFormat } from './workbook-values.rules';
import {
  addressOf,
  emptyCell,
  MOST_REFUSALS,
  positionOf,
  refusal,
  Refused,
  refuse,
  textCell,
  type Cell,
  type WorkbookLimits,
  type WorkbookRefusal,
} from './workbook.rules';
import { attribute, charactersResolved, xmlSteps, type XmlStep } from './workbook-xml.rules';

export interface SheetContext {
  sheet: string;
  limits: WorkbookLimits;
  texts: readonly string[];
  formats: readonly NumberFormat[];
  from1904: boolean;
  /** Cells that may still be read, over all sheets. */
  left: { cells: number };
}

interface OpenCell {
  row: number;
  column: number;
  type: string;
  style: number;
}

const FOREIGN: Record<string, string> = {
  oleObject: 'holds an embedded object',
  control: 'holds a control that can run a program',
  legacyDrawingHF: 'holds a picture in its header',
};

/** Reads one sheet's cells in one pass, and stops at the first row, column or cell too many. */
export class SheetReader {
  readonly rows: Cell[][] = [];
  private readonly refusals: WorkbookRefusal[] = [];
  private row = -1;
  private column = -1;
  private cell: OpenCell | null = null;
  private readonly value = new TextReader();

  constructor(private readonly context: SheetContext) {}

  /** Throws `Refused` with what stands in the way, cell by cell, at most `MOST_REFUSALS` of it. */
  read(xml: string): Cell[][] {
    for (const step of xmlSteps(xml)) {
      this.value.step(step);
      if (step.kind === 'open') this.opens(step);
      else if (step.kind === 'close' && step.name === 'c') this.endsCell();
      if (this.refusals.length >= MOST_REFUSALS) break;
    }
    if (this.refusals.length > 0) throw new Refused(this.refusals);
    return this.rows;
  }

  private opens(step: XmlStep): void {
    if (step.name === 'row') this.startsRow(step);
    else if (step.name === 'c') this.startsCell(step);
    else if (step.name === 'f') this.refusesFormula();
    else this.refusesForeign(step);
  }

  private startsRow({ text }: XmlStep): void {
    const given = attribute(text, 'r');
    const row = given === null ? this.row + 1 : Number(given) - 1;
    const { rows: most } = this.context.limits;
    if (!Number.isInteger(row) || row <= this.row) this.stop('damaged', 'has rows out of order');
    if (row >= most) this.stop('too_many_rows', `has more than ${most} rows`);
    this.row = row;
    this.column = -1;
  }

  private startsCell({ text, empty }: XmlStep): void {
    const column = this.columnOf(attribute(text, 'r'));
    const { columns: most } = this.context.limits;
    if (column >= most) this.stop('too_many_columns', `has more than ${most} columns`);
    this.column = column;
    this.value.taken();
    const style = Number(attribute(text, 's') ?? '0');
    this.cell = empty ? null : { row: this.row, column, type: attribute(text, 't') ?? 'n', style };
  }

  private columnOf(address: string | null): number {
    if (address === null) return this.column + 1;
    const position = positionOf(address);
    const follows = position?.row === this.row && position.column > this.column;
    return follows ? position.column : this.stop('damaged', 'has cells out of order');
  }

  private endsCell(): void {
    const open = this.cell;
    this.cell = null;
    if (!open) return;
    const address = addressOf(open.row, open.column);
    const cell = this.cellFrom(open, address);
    const { cellLength, cells } = this.context.limits;
    if (!cell) this.adds('wrong_value', 'holds a value that cannot be read, such as #REF! or #N/A.', address);
    else if (cell.text.length > cellLength) this.adds('too_long', `is longer than ${cellLength} characters.`, address);
    else if (cell.kind !== 'empty') {
      if (--this.context.left.cells < 0) refuse('too_many_cells', `The file has more than ${cells} filled cells.`);
      this.keep(open, cell);
    }
  }

  private cellFrom({ type, style }: OpenCell, address: string): Cell | null {
    const text = this.value.taken();
    if (type === 'e') return null;
    if (type === 's') {
      const shared = /^\d{1,9}$/.test(text) ? this.context.texts[Number(text)] : undefined;
      return shared === undefined ? null : textCell(restored(shared), address);
    }
    const plain = type === 'str' || type === 'inlineStr' ? restored(charactersResolved(text)) : text.trim();
    const { formats, from1904 } = this.context;
    return cellOf({ type, text: plain, format: formats[style] ?? 'number', from1904, address });
  }

  private keep({ row, column }: OpenCell, cell: Cell): void {
    while (this.rows.length <= row) this.rows.push([]);
    const cells = this.rows[row] ?? [];
    while (cells.length < column) cells.push(emptyCell(addressOf(row, cells.length)));
    cells.push(cell);
  }

  private refusesFormula(): void {
    if (!this.cell) return;
    this.adds('formula', 'holds a formula. Paste it as a value.', addressOf(this.cell.row, this.cell.column));
  }

  private refusesForeign({ name, text }: XmlStep): void {
    if (name === 'mergeCell') {
      const range = (attribute(text, 'ref') ?? '').slice(0, 30);
      this.adds('merged', `is merged with others (${range}). Unmerge it.`, range.split(':')[0] ?? '');
    }
    const words = FOREIGN[name];
    if (words) this.stop('foreign_object', words);
  }

  private adds(code: string, words: string, address: string): void {
    const { sheet } = this.context;
    this.refusals.push(refusal(code, `Sheet ${sheet}, cell ${address} ${words}`, { sheet, address }));
  }

  /** What was found before is worth telling too. */
  private stop(code: string, words: string): never {
    const { sheet } = this.context;
    throw new Refused([...this.refusals, refusal(code, `Sheet ${sheet} ${words}.`, { sheet })]);
  }
}
