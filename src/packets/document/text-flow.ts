import type { HeadingBlock, ListBlock, ParagraphBlock } from './document.model';
import { Line, breakLines, widthOf } from './line-breaking';
import { num } from './pdf-syntax';
import type { Press } from './press';
import { artifact } from './structure';
import { TextPlacement, drawLines } from './text-drawing';
import { COLOUR, TYPE } from './theme';

const LIST_INDENT = 16;
const AFTER_PARAGRAPH = 7;

/** How many of `count` lines go on a page with room for `fit`: never one line alone at the foot or the head of a page. */
export function linesThatFit(count: number, fit: number): number {
  if (count <= fit) return count;
  if (fit < 2) return 0;
  if (count - fit > 1) return fit;
  return fit > 2 ? fit - 1 : 0;
}

/** How many lines must stay together where a text of `count` lines begins. */
export function leadLines(count: number): number {
  return count <= 3 ? count : 2;
}

/** Prints lines from the current height on, over as many pages as they need. */
export function flowLines(press: Press, lines: readonly Line[], placement: Omit<TextPlacement, 'top'>): void {
  const { pages } = press;
  const { leading } = placement.style;
  let rest = lines;
  while (rest.length > 0) {
    const count = linesThatFit(rest.length, Math.floor(pages.room / leading + 0.001));
    if (count > 0) {
      drawLines(press, rest.slice(0, count), { ...placement, top: pages.y });
      pages.y -= count * leading;
    }
    rest = rest.slice(count);
    if (rest.length > 0) pages.next();
  }
}

/** Height of a whole paragraph with the white space after it, in points. */
export function paragraphHeight(press: Press, block: ParagraphBlock): number {
  const style = block.small ? TYPE.small : TYPE.body;
  const lines = breakLines(press.fonts, { text: block.text, style, width: press.pages.width });
  return lines.length * style.leading + AFTER_PARAGRAPH;
}

export function renderParagraph(press: Press, block: ParagraphBlock): void {
  const { pages, structure } = press;
  const style = block.small ? TYPE.small : TYPE.body;
  const lines = breakLines(press.fonts, { text: block.text, style, width: pages.width });
  pages.ensure(leadLines(lines.length) * style.leading);
  if (block.anchor !== undefined) press.destinations.place(block.anchor, { page: pages.current, y: pages.y });
  const node = structure.add(press.section, 'P');
  flowLines(press, lines, { node, style, x: pages.left, colour: block.small ? COLOUR.muted : COLOUR.ink });
  structure.close(node);
  pages.y -= AFTER_PARAGRAPH;
}

export function renderList(press: Press, block: ListBlock): void {
  const { pages, structure, fonts } = press;
  const style = TYPE.body;
  const list = structure.add(press.section, 'L', `/A<</O/List/ListNumbering/${block.ordered ? 'Decimal' : 'Disc'}>>`);
  block.items.forEach((item, i) => {
    const lines = breakLines(fonts, { text: item, style, width: pages.width - LIST_INDENT });
    pages.ensure(leadLines(lines.length) * style.leading);
    const entry = structure.add(list, 'LI');
    const label = structure.add(entry, 'Lbl');
    const sign = breakLines(fonts, { text: block.ordered ? `${i + 1}.` : '•', style, width: LIST_INDENT * 2 });
    drawLines(press, sign, { node: label, style, x: pages.left + 2, top: pages.y, colour: COLOUR.accent });
    const body = structure.add(entry, 'LBody');
    flowLines(press, lines, { node: body, style, x: pages.left + LIST_INDENT });
    structure.close(label, body, entry);
    pages.y -= 3;
  });
  structure.close(list);
  pages.y -= AFTER_PARAGRAPH - 3;
}

const HEADINGS = {
  1: { style: TYPE.heading1, before: 16, after: 16, gap: 10 },
  2: { style: TYPE.heading2, before: 13, after: 5, gap: 8 },
  3: { style: TYPE.heading3, before: 9, after: 3, gap: 6 },
} as const;

function headingLines(press: Press, block: HeadingBlock): { lines: Line[]; indent: number } {
  const { style, gap } = HEADINGS[block.level];
  const indent = block.number === undefined ? 0 : widthOf(press.fonts, block.number, style) + gap;
  return { lines: breakLines(press.fonts, { text: block.text, style, width: press.pages.width - indent }), indent };
}

/** Height of a heading with the white space around it, in points. */
export function headingHeight(press: Press, block: HeadingBlock): number {
  const { style, before, after } = HEADINGS[block.level];
  return before + headingLines(press, block).lines.length * style.leading + after;
}

/** Prints a heading with its bookmark. Room for it and for what follows has been made already. */
export function renderHeading(press: Press, block: HeadingBlock): void {
  const { pages, structure, destinations } = press;
  const { style, before, after } = HEADINGS[block.level];
  const { lines, indent } = headingLines(press, block);
  if (!pages.isFresh) pages.y -= before;
  const place = { page: pages.current, y: pages.y };
  destinations.place(block, place);
  if (block.anchor !== undefined) destinations.place(block.anchor, place);
  destinations.deepestHeading = block.level;
  destinations.bookmark(block.level, headingTitle(block), place);
  const node = structure.add(press.section, `H${block.level}`);
  if (block.number !== undefined) {
    const number = breakLines(press.fonts, { text: `${block.number}\u00A0`, style, width: pages.width });
    drawLines(press, number, { node, style, x: pages.left, top: pages.y, colour: COLOUR.accent });
  }
  flowLines(press, lines, { node, style, x: pages.left + indent });
  structure.close(node);
  if (block.level === 1) drawRule(press, pages.y - 4);
  pages.y -= after;
}

/** A heading as one string, for bookmarks and contents. */
export function headingTitle(block: HeadingBlock): string {
  return block.number === undefined ? block.text : `${block.number} ${block.text}`;
}

function drawRule({ pages }: Press, y: number): void {
  const rule = `${COLOUR.accent} RG 0.9 w ${num(pages.left)} ${num(y)} m ${num(pages.current.right)} ${num(y)} l S\n`;
  pages.current.draw(artifact(rule));
}
