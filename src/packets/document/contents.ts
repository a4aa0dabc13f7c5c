import type { Block, ContentsBlock, HeadingBlock } from './document.model';
import { Line, breakLines } from './line-breaking';
import type { Page } from './pages';
import { num } from './pdf-syntax';
import type { Press } from './press';
import { StructureNode, artifact } from './structure';
import { showPieces } from './text-drawing';
import { headingTitle, renderHeading } from './text-flow';
import { COLOUR, TypeStyle, baselineDrop } from './theme';

const ENTRY: Record<1 | 2 | 3, { style: TypeStyle; indent: number; before: number }> = {
  1: { style: { size: 10, leading: 15, bold: true }, indent: 0, before: 6 },
  2: { style: { size: 9.2, leading: 14 }, indent: 22, before: 0 },
  3: { style: { size: 8.6, leading: 13 }, indent: 48, before: 0 },
};
const NUMBER_COLUMN = 34;

interface Entry {
  readonly heading: HeadingBlock;
  readonly lines: readonly Line[];
  readonly page: Page;
  readonly top: number;
}

/**
 * Takes the room that the contents need. The page numbers are known only when everything else is set, so the pages are held
 * and the returned function prints the entries at the end.
 */
export function reserveContents(press: Press, block: ContentsBlock, blocks: readonly Block[]): () => void {
  const { pages, structure } = press;
  renderHeading(press, { kind: 'heading', level: 1, text: block.title });
  const node = structure.add(press.section, 'TOC');
  const entries = blocks
    .filter((other) => other.kind === 'heading')
    .filter((heading) => heading.level <= (block.depth ?? 2))
    .map((heading) => reserveEntry(press, heading));
  pages.hold(pages.current);
  return () => {
    for (const entry of entries) printEntry(press, node, entry);
    structure.close(node);
  };
}

function reserveEntry(press: Press, heading: HeadingBlock): Entry {
  const { pages, fonts } = press;
  const { style, indent, before } = ENTRY[heading.level];
  const width = pages.width - indent - NUMBER_COLUMN;
  const lines = breakLines(fonts, { text: entryTitle(heading), style, width });
  if (!pages.isFresh) pages.y -= before;
  pages.ensure(lines.length * style.leading);
  pages.hold(pages.current);
  const entry = { heading, lines, page: pages.current, top: pages.y };
  pages.y -= lines.length * style.leading;
  return entry;
}

function printEntry(press: Press, contents: StructureNode, entry: Entry): void {
  const { structure, destinations, pages } = press;
  const { heading, page, lines, top } = entry;
  const { style, indent } = ENTRY[heading.level];
  const number = destinations.placeOf(heading).page.number;
  const item = structure.add(contents, 'TOCI');
  const reference = structure.add(item, 'Reference');
  const link = structure.add(reference, 'Link');
  const x = pages.left + indent;
  const titleEnd = x + (lines.at(-1)?.width ?? 0);
  const [figure] = breakLines(press.fonts, { text: `\u00A0${number}`, style, width: NUMBER_COLUMN });
  const numberStart = page.right - (figure?.width ?? 0);
  const last = top - (lines.length - 1) * style.leading - baselineDrop(style);
  let show = lines.map((line, i) => showPieces(line.pieces, x, top - i * style.leading - baselineDrop(style))).join('');
  show += showPieces(figure?.pieces ?? [], numberStart, last);
  page.draw(structure.mark(link, page, { operators: `${COLOUR.ink} rg BT\n${show}ET\n` }));
  page.draw(leaders(titleEnd + 6, numberStart - 3, last));
  const bottom = top - lines.length * style.leading;
  const says = `${headingTitle(heading)}, page ${number}`;
  destinations.link(link, { page, left: x, right: page.right, bottom, top, says }, heading);
  structure.close(link, reference, item);
}

/** A wider space after the number than in a sentence. */
function entryTitle(heading: HeadingBlock): string {
  return heading.number === undefined ? heading.text : `${heading.number}\u00A0\u00A0${heading.text}`;
}

/** Dots on a common grid, so that they stand in columns down the page. */
function leaders(from: number, to: number, y: number): string {
  const grid = 4;
  const start = Math.ceil(from / grid) * grid;
  if (to - start < grid) return '';
  const line = `${num(start)} ${num(y + 0.6)} m ${num(to)} ${num(y + 0.6)} l S`;
  return artifact(`q ${COLOUR.strongRule} RG 0.9 w 1 J [0 ${grid}] 0 d ${line} Q\n`);
}
