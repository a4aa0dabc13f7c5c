import type { KeyValuesBlock, TableBlock, TableRow, TextRun } from './document.model';
import { Line, breakLines } from './line-breaking';
import type { Press } from './press';
import type { StructureNode } from './structure';
import { TableHead, drawCell, drawTableRule } from './table-head';
import { CELL, PlacedColumn, placeColumns, rowLines } from './table-layout';
import { drawLines } from './text-drawing';
import { COLOUR, TYPE, TypeStyle } from './theme';

/** Rows up to this many lines move to the next page whole; longer ones are split. */
const KEEP_WHOLE = 8;
const SHORT_ROW = 4;
/** Facts about one thing that move to the next page together. */
const FEW_FACTS = 10;
const ROWS_PER_DRAIN = 100;
const AFTER_TABLE = 12;
const ROW_RULE = { colour: COLOUR.rule, width: 0.5 };

/** Height of a table's caption, header and first lines, which stay together. */
export function tableLead(press: Press, block: TableBlock): number {
  return new TableSetter(press, block).leadHeight;
}

export async function renderTable(press: Press, block: TableBlock): Promise<void> {
  const setter = new TableSetter(press, block);
  press.pages.ensure(setter.leadHeight);
  setter.begin();
  for (const [i, row] of block.rows.entries()) {
    if (i === block.rows.length - 2) setter.keepTogether(block.rows.slice(i));
    setter.addRow(row);
    if (i % ROWS_PER_DRAIN === 0) await press.drain();
  }
  setter.end();
}

/** Facts as a table without a header: each key names its row. */
export function keyValueTable(block: KeyValuesBlock): TableBlock {
  const columns = [
    { title: '', weight: 30, rowHeader: true },
    { title: '', weight: 70 },
  ];
  const name = (key: string): TextRun => ({ text: key, bold: true });
  const rows = block.items.map(({ key, value }) => ({ cells: [[name(key)], value] }));
  return { kind: 'table', columns, rows };
}

interface SetRow {
  readonly cells: readonly StructureNode[];
  readonly lines: readonly Line[][];
  readonly style: TypeStyle;
  readonly count: number;
}

class TableSetter {
  private readonly columns: PlacedColumn[];
  private readonly head: TableHead;
  private nodes: { table: StructureNode; body: StructureNode } | undefined;
  /** Where rows begin on a page that holds nothing but this table. */
  private firstRowAt = 0;

  constructor(
    private readonly press: Press,
    private readonly block: TableBlock,
  ) {
    const { pages, fonts } = press;
    this.columns = placeColumns(fonts, block.columns, { x: pages.left, width: pages.width });
    this.head = new TableHead(press, this.columns, block);
  }

  /** Two short rows stand together, so that no header stays behind with one; a few facts about one thing stand together whole. */
  get leadHeight(): number {
    const { rows } = this.block;
    const facts = rows.length <= FEW_FACTS && this.columns.every(({ title }) => title === '');
    const counts = rows.slice(0, facts ? FEW_FACTS : 2).map((row) => linesIn(this.breakRow(row, TYPE.table)));
    const short = counts.every((count) => count <= (facts ? KEEP_WHOLE : SHORT_ROW));
    const led = short && counts.length > 0 ? counts : [counts[0] ?? 1];
    return this.head.height + led.reduce((sum, count) => sum + heightOf(Math.min(count, KEEP_WHOLE)), 0);
  }

  begin(): void {
    const { structure, section, pages } = this.press;
    const table = structure.add(section, 'Table');
    const alone = pages.isFresh;
    this.head.drawFirst(table);
    if (alone) this.firstRowAt = pages.y;
    this.nodes = { table, body: structure.add(table, 'TBody') };
    if (this.block.rows.length === 0 && this.block.none !== undefined) this.addNone(this.nodes.body, this.block.none);
  }

  addRow(row: TableRow): void {
    if (!this.nodes) return;
    const { structure } = this.press;
    const style: TypeStyle = row.bold ? { ...TYPE.table, bold: true } : TYPE.table;
    const lines = this.breakRow(row, style);
    const count = linesIn(lines);
    if (this.linesNow(count) === 0) this.turnPage();
    this.announce(row);
    const node = structure.add(this.nodes.body, 'TR');
    const cells = this.columns.map((column) =>
      column.rowHeader ? structure.add(node, 'TH', '/A<</O/Table/Scope/Row>>') : structure.add(node, 'TD'),
    );
    this.flowRow({ cells, lines, style, count });
    structure.close(...cells, node);
  }

  /** Turns the page unless short rows fit together, so that the last row does not stand alone on a page. */
  keepTogether(rows: readonly TableRow[]): void {
    const counts = rows.map((row) => linesIn(this.breakRow(row, TYPE.table)));
    const height = counts.reduce((sum, count) => sum + heightOf(count), 0);
    const short = counts.every((count) => count <= KEEP_WHOLE);
    if (short && this.press.pages.room < height && this.press.pages.y !== this.firstRowAt) this.turnPage();
  }

  end(): void {
    if (!this.nodes) return;
    this.press.structure.close(this.nodes.body, this.nodes.table);
    this.press.pages.y -= AFTER_TABLE;
  }

  private breakRow(row: TableRow, style: TypeStyle): Line[][] {
    return rowLines(this.press.fonts, this.columns, { cells: row.cells, style });
  }

  private announce(row: TableRow): void {
    const { pages, destinations } = this.press;
    const place = { page: pages.current, y: pages.y };
    if (row.anchor !== undefined) destinations.place(row.anchor, place);
    if (row.bookmark !== undefined) destinations.bookmark(destinations.deepestHeading + 1, row.bookmark, place);
  }

  /** How many of the `count` lines left of a row go on this page; 0 sends it to the next. */
  private linesNow(count: number): number {
    const { pages } = this.press;
    const fit = Math.floor((pages.room - 2 * CELL.padY) / TYPE.table.leading + 0.001);
    if (count <= fit || pages.y === this.firstRowAt) return Math.min(count, fit);
    if (count <= KEEP_WHOLE || fit < 3) return 0;
    return Math.min(fit, count - 2);
  }

  private flowRow(row: SetRow): void {
    const { pages } = this.press;
    let done = 0;
    while (done < row.count) {
      const take = this.linesNow(row.count - done);
      if (take > 0) this.drawPart(row, done, take);
      done += take;
      if (done < row.count) this.turnPage();
    }
    drawTableRule(this.press, pages.y, ROW_RULE);
  }

  private drawPart(row: SetRow, from: number, take: number): void {
    row.cells.forEach((node, i) => {
      const lines = row.lines[i]?.slice(from, from + take) ?? [];
      drawCell(this.press, this.columns[i], { node, lines, style: row.style });
    });
    this.press.pages.y -= take * row.style.leading + 2 * CELL.padY;
  }

  private turnPage(): void {
    const { pages } = this.press;
    pages.next();
    this.head.drawAgain();
    this.firstRowAt = pages.y;
  }

  private addNone(body: StructureNode, text: string): void {
    const { structure, pages, fonts } = this.press;
    const row = structure.add(body, 'TR');
    const node = structure.add(row, 'TD', `/A<</O/Table/ColSpan ${this.columns.length}>>`);
    const style = TYPE.table;
    const lines = breakLines(fonts, { text, style, width: pages.width - 2 * CELL.padX });
    const x = pages.left + CELL.padX;
    drawLines(this.press, lines, { node, style, x, top: pages.y - CELL.padY, colour: COLOUR.muted });
    pages.y -= lines.length * style.leading + 2 * CELL.padY;
    drawTableRule(this.press, pages.y, ROW_RULE);
    structure.close(node, row);
  }
}

const heightOf = (lines: number): number => lines * TYPE.table.leading + 2 * CELL.padY;

function linesIn(cells: readonly Line[][]): number {
  return Math.max(1, ...cells.map((cell) => cell.length));
}
