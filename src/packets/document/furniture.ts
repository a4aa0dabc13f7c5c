import type { PacketDocument } from './document.model';
import type { Fonts } from './fonts';
import { breakLines } from './line-breaking';
import type { Furniture, Page } from './pages';
import { num } from './pdf-syntax';
import { artifact } from './structure';
import { showPieces } from './text-drawing';
import { COLOUR, PAGE, TYPE } from './theme';

const NUMBER_ROOM = 130;

/** What stands on every page: the footer with packet and status, the page number, and the watermark of a draft. */
export function furnitureOf(fonts: Fonts, document: PacketDocument): Furniture {
  const { watermark } = document;
  return (page, total) =>
    footer(fonts, page, { text: document.footer, number: `Page ${page.number} of ${total}` }) +
    (watermark === undefined ? '' : mark(fonts, page, watermark));
}

function footer(fonts: Fonts, page: Page, words: { text: string; number: string }): string {
  const style = TYPE.footer;
  const width = page.right - PAGE.side - NUMBER_ROOM;
  const left = breakLines(fonts, { text: words.text, style, width });
  const [number] = breakLines(fonts, { text: words.number, style, width: NUMBER_ROOM });
  const y = PAGE.footerBaseline;
  const rule = `${COLOUR.rule} RG 0.5 w ${num(PAGE.side)} ${num(y + 14)} m ${num(page.right)} ${num(y + 14)} l S\n`;
  const shown = left.map((line, i) => showPieces(line.pieces, PAGE.side, y - i * style.leading)).join('');
  const numbered = showPieces(number?.pieces ?? [], page.right - (number?.width ?? 0), y);
  const text = `${COLOUR.muted} rg BT\n${shown}${numbered}ET\n`;
  return artifact(rule + text, '/Type/Pagination/Subtype/Footer');
}

/** Large, slanting and faint above the content, so that no cell's background hides it. */
function mark(fonts: Fonts, page: Page, text: string): string {
  const { width, height } = page.size;
  const diagonal = Math.min(width, height) * 0.95;
  const word = fonts.word('bold', text);
  const size = Math.min(150, (diagonal * 1000) / Math.max(1, word.width));
  const [line] = breakLines(fonts, { text, style: { size, leading: size, bold: true }, width: diagonal * 2 });
  const turn = Math.SQRT1_2.toFixed(4);
  const matrix = `${turn} ${turn} -${turn} ${turn}`;
  const start = showPieces(line?.pieces ?? [], -(line?.width ?? 0) / 2, -size * 0.36);
  const operators = `q /Faint gs ${matrix} ${num(width / 2)} ${num(height / 2)} cm ${COLOUR.ink} rg BT\n${start}ET Q\n`;
  return artifact(operators, '/Type/Pagination/Subtype/Watermark');
}
