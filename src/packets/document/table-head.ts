import type { TableBlock } from './document.model';
import { Line, breakLines } from './line-breaking';
import { num } from './pdf-syntax';
import type { Press } from './press';
import { StructureNode, artifact } from './structure';
import { CELL, PlacedColumn, rowLines } from './table-layout';
import { drawLines, showPieces } from './text-drawing';
import { COLOUR, TYPE, TypeStyle, baselineDrop } from './theme';

const AFTER_CAPTION = 4;
const CONTINUED: TypeStyle = { size: 8, leading: 11 };

/** Caption and column titles: said once to a reader of the tags, shown again on every page. */
export class TableHead {
  private readonly titles: Line[][] | undefined;
  private readonly caption: Line[];

  constructor(
    private readonly press: Press,
    private readonly columns: readonly PlacedColumn[],
    private readonly block: TableBlock,
  ) {
    const { pages, fonts } = press;
    const cells = block.columns.map((column) => column.title);
    const plain = columns.map((column) => ({ ...column, mono: false }));
    if (cells.some((title) => title !== '')) this.titles = rowLines(fonts, plain, { cells, style: TYPE.tableHead });
    this.caption =
      block.caption === undefined
        ? []
        : breakLines(fonts, { text: block.caption, style: TYPE.caption, width: pages.width });
  }

  /** Points from the top of the caption to the first row. */
  get height(): number {
    const caption = this.caption.length * TYPE.caption.leading + (this.caption.length > 0 ? AFTER_CAPTION : 0);
    return caption + this.titleHeight;
  }

  drawFirst(table: StructureNode): void {
    const { structure, pages } = this.press;
    if (this.caption.length > 0) {
      const node = structure.add(table, 'Caption');
      drawLines(this.press, this.caption, { node, style: TYPE.caption, x: pages.left, top: pages.y });
      pages.y -= this.caption.length * TYPE.caption.leading + AFTER_CAPTION;
      structure.close(node);
    }
    this.drawGround();
    if (this.titles) this.drawTitles(table, this.titles);
    pages.y -= this.titleHeight;
  }

  drawAgain(): void {
    const { pages } = this.press;
    this.drawContinued();
    this.drawGround();
    const top = pages.y - CELL.padY - baselineDrop(TYPE.tableHead);
    const text = this.titles?.map((lines, i) => titleText(lines, this.columns[i], top)).join('') ?? '';
    if (text !== '') pages.current.draw(artifact(`${COLOUR.ink} rg BT\n${text}ET\n`));
    pages.y -= this.titleHeight;
  }

  private drawContinued(): void {
    const { pages, fonts } = this.press;
    const { caption } = this.block;
    if (caption === undefined) return;
    const [line] = breakLines(fonts, { text: `${caption} (continued)`, style: CONTINUED, width: pages.width });
    const shown = showPieces(line?.pieces ?? [], pages.left, pages.y - baselineDrop(CONTINUED));
    pages.current.draw(artifact(`${COLOUR.muted} rg BT\n${shown}ET\n`));
    pages.y -= CONTINUED.leading + AFTER_CAPTION;
  }

  private get titleHeight(): number {
    if (!this.titles) return 0;
    return Math.max(...this.titles.map((cell) => cell.length)) * TYPE.tableHead.leading + 2 * CELL.padY;
  }

  private drawTitles(table: StructureNode, titles: readonly Line[][]): void {
    const { structure } = this.press;
    const head = structure.add(table, 'THead');
    const row = structure.add(head, 'TR');
    const cells = titles.map((lines, i) => {
      const node = structure.add(row, 'TH', '/A<</O/Table/Scope/Column>>');
      drawCell(this.press, this.columns[i], { node, lines, style: TYPE.tableHead });
      return node;
    });
    structure.close(...cells, row, head);
  }

  private drawGround(): void {
    const { pages } = this.press;
    const bottom = pages.y - this.titleHeight;
    if (!this.titles) {
      drawTableRule(this.press, bottom, { colour: COLOUR.rule, width: 0.5 });
      return;
    }
    const box = `${num(pages.left)} ${num(bottom)} ${num(pages.width)} ${num(this.titleHeight)} re f`;
    pages.current.draw(artifact(`${COLOUR.tint} rg ${box}\n`));
    drawTableRule(this.press, bottom, { colour: COLOUR.strongRule, width: 0.8 });
  }
}

/** Draws the lines of one cell below the current height; moves nothing. */
export function drawCell(
  press: Press,
  column: PlacedColumn | undefined,
  cell: { node: StructureNode; lines: readonly Line[]; style: TypeStyle },
): void {
  if (!column || cell.lines.length === 0) return;
  const shift = column.align === 'right' ? { rightAlignIn: column.width - 2 * CELL.padX } : {};
  const { node, style } = cell;
  drawLines(press, cell.lines, { node, style, x: column.x + CELL.padX, top: press.pages.y - CELL.padY, ...shift });
}

export function drawTableRule({ pages }: Press, y: number, pen: { colour: string; width: number }): void {
  const line = `${num(pages.left)} ${num(y)} m ${num(pages.current.right)} ${num(y)} l S`;
  pages.current.draw(artifact(`${pen.colour} RG ${pen.width} w ${line}\n`));
}

function titleText(lines: readonly Line[], column: PlacedColumn | undefined, top: number): string {
  if (!column) return '';
  const slack = (line: Line) => (column.align === 'right' ? column.width - 2 * CELL.padX - line.width : 0);
  return lines
    .map((line, i) => showPieces(line.pieces, column.x + CELL.padX + slack(line), top - i * TYPE.tableHead.leading))
    .join('');
}
