import type { TextRun } from './document.model';
import type { Line, Piece } from './line-breaking';
import { num } from './pdf-syntax';
import type { Press } from './press';
import type { StructureNode } from './structure';
import { COLOUR, TypeStyle, baselineDrop } from './theme';

export interface TextPlacement {
  readonly node: StructureNode;
  readonly style: TypeStyle;
  readonly x: number;
  /** Top of the first line box on the current page, in points from the bottom. */
  readonly top: number;
  /** Shifts each line to the right edge of a column this wide. */
  readonly rightAlignIn?: number;
  readonly colour?: string;
}

/** Draws lines downwards on the current page as content of `node`; links become elements and annotations of their own. */
export function drawLines(press: Press, lines: readonly Line[], placement: TextPlacement): void {
  const { node, style } = placement;
  let plain = '';
  const flush = () => {
    if (plain !== '') markText(press, node, { operators: plain, placement });
    plain = '';
  };
  lines.forEach((line, i) => {
    const x = placement.x + (placement.rightAlignIn === undefined ? 0 : placement.rightAlignIn - line.width);
    const y = placement.top - i * style.leading - baselineDrop(style);
    if (line.pieces.every((piece) => piece.run === undefined)) plain += showPieces(line.pieces, x, y);
    else {
      flush();
      drawLinkedLine(press, line, { ...placement, x, top: y });
    }
  });
  flush();
}

/** Text-showing operators for pieces on one baseline, from x on. */
export function showPieces(pieces: readonly Piece[], x: number, y: number): string {
  let operators = `1 0 0 1 ${num(x)} ${num(y)} Tm\n`;
  for (const piece of pieces) operators += `/${piece.font.id} ${num(piece.size)} Tf <${piece.hex}> Tj\n`;
  return operators;
}

function markText(
  press: Press,
  node: StructureNode,
  text: { operators: string; placement: { colour?: string } },
): void {
  const { colour = COLOUR.ink } = text.placement;
  const page = press.pages.current;
  page.draw(press.structure.mark(node, page, { operators: `${colour} rg BT\n${text.operators}ET\n` }));
}

/** `top` is the baseline here. */
function drawLinkedLine(press: Press, line: Line, placement: TextPlacement): void {
  let x = placement.x;
  for (const { run, pieces } of groupByRun(line.pieces)) {
    const width = pieces.reduce((sum, piece) => sum + piece.width, 0);
    if (run?.link === undefined) {
      markText(press, placement.node, { operators: showPieces(pieces, x, placement.top), placement });
    } else drawLink(press, { run, to: run.link, pieces, x, width }, placement);
    x += width;
  }
}

interface LinkText {
  readonly run: TextRun;
  readonly to: string;
  readonly pieces: readonly Piece[];
  readonly x: number;
  readonly width: number;
}

function drawLink(press: Press, text: LinkText, placement: TextPlacement): void {
  const { structure, destinations, pages } = press;
  const page = pages.current;
  const baseline = placement.top;
  const link = structure.add(placement.node, 'Link');
  const line = `${COLOUR.accent} RG 0.5 w ${num(text.x)} ${num(baseline - 1.6)} m ${num(text.x + text.width)} ${num(baseline - 1.6)} l S\n`;
  const show = `${COLOUR.accent} rg BT\n${showPieces(text.pieces, text.x, baseline)}ET\n`;
  page.draw(structure.mark(link, page, { operators: line + show }));
  const { size } = placement.style;
  const edges = { left: text.x, right: text.x + text.width, bottom: baseline - size * 0.3, top: baseline + size };
  destinations.link(link, { page, ...edges, says: `Go to ${text.run.text}` }, text.to);
  structure.close(link);
}

function groupByRun(pieces: readonly Piece[]): { run: TextRun | undefined; pieces: Piece[] }[] {
  const groups: { run: TextRun | undefined; pieces: Piece[] }[] = [];
  for (const piece of pieces) {
    const last = groups.at(-1);
    if (last && last.run === piece.run) last.pieces.push(piece);
    else groups.push({ run: piece.run, pieces: [piece] });
  }
  return groups;
}
