import type { CalloutBlock } from './document.model';
import { Line, breakLines } from './line-breaking';
import { num } from './pdf-syntax';
import type { Press } from './press';
import { StructureNode, artifact } from './structure';
import { drawLines } from './text-drawing';
import { COLOUR, TYPE, TypeStyle } from './theme';

const PAD = { x: 14, y: 9 };
const BETWEEN = 6;
const AFTER_CALLOUT = 14;
const TONES = {
  statement: { tag: 'BlockQuote', ground: COLOUR.white, bar: COLOUR.accent },
  note: { tag: 'Div', ground: COLOUR.tint, bar: COLOUR.accent },
  warning: { tag: 'Div', ground: COLOUR.warning, bar: COLOUR.ink },
} as const;

interface SetLine {
  readonly line: Line;
  readonly node: StructureNode;
  readonly style: TypeStyle;
  readonly colour: string;
  readonly before: number;
}

/** Prints text in a box with a bar at its side. A long one is continued in a box of its own on the next page. */
export function renderCallout(press: Press, block: CalloutBlock): void {
  const { structure, pages } = press;
  const box = structure.add(press.section, TONES[block.tone].tag);
  const paragraphs = paragraphsOf(block).map((part) => ({ ...part, node: structure.add(box, 'P') }));
  const lines = paragraphs.flatMap((part) => setLines(press, part));
  pages.ensure(Math.min(heightOf(lines.slice(0, 4)) + 2 * PAD.y, pages.height));
  let rest = lines;
  while (rest.length > 0) {
    const part = partThatFits(rest, pages.room - 2 * PAD.y);
    drawPart(press, block, part);
    rest = rest.slice(part.length);
    if (rest.length > 0) pages.next();
  }
  structure.close(...paragraphs.map((part) => part.node), box);
  pages.y -= AFTER_CALLOUT;
}

/** Height of the first lines of a callout, which stay together. */
export const CALLOUT_LEAD = 4 * TYPE.body.leading + 2 * PAD.y;

interface Part {
  readonly text: CalloutBlock['paragraphs'][number];
  readonly style: TypeStyle;
  readonly colour: string;
}

function paragraphsOf(block: CalloutBlock): Part[] {
  const title = {
    text: block.title ?? '',
    style: { ...TYPE.caption, size: 9.2, leading: 13.5 },
    colour: COLOUR.accent,
  };
  const attribution = { text: block.attribution ?? '', style: TYPE.small, colour: COLOUR.muted };
  return [
    ...(block.title === undefined ? [] : [title]),
    ...block.paragraphs.map((text) => ({ text, style: TYPE.body, colour: COLOUR.ink })),
    ...(block.attribution === undefined ? [] : [attribution]),
  ];
}

function setLines(press: Press, part: Part & { node: StructureNode }): SetLine[] {
  const { text, style, colour, node } = part;
  const lines = breakLines(press.fonts, { text, style, width: press.pages.width - 2 * PAD.x });
  return lines.map((line, i) => ({ line, node, style, colour, before: i === 0 ? BETWEEN : 0 }));
}

/** The first line in a box needs no distance to the line before it. */
function heightOf(lines: readonly SetLine[]): number {
  return lines.reduce((sum, { style, before }, i) => sum + style.leading + (i === 0 ? 0 : before), 0);
}

function partThatFits(lines: readonly SetLine[], room: number): readonly SetLine[] {
  let count = lines.length;
  while (count > 1 && heightOf(lines.slice(0, count)) > room) count--;
  return lines.slice(0, lines.length - count === 1 && count > 2 ? count - 1 : count);
}

function drawPart(press: Press, block: CalloutBlock, lines: readonly SetLine[]): void {
  const { pages } = press;
  const height = heightOf(lines) + 2 * PAD.y;
  const { ground, bar } = TONES[block.tone];
  const bottom = pages.y - height;
  const frame = `${num(pages.left)} ${num(bottom)} ${num(pages.width)} ${num(height)} re`;
  const side = `${num(pages.left)} ${num(bottom)} 2.5 ${num(height)} re f`;
  pages.current.draw(artifact(`${ground} rg ${COLOUR.rule} RG 0.6 w ${frame} B\n${bar} rg ${side}\n`));
  pages.y -= PAD.y;
  lines.forEach(({ line, node, style, colour, before }, i) => {
    if (i > 0) pages.y -= before;
    drawLines(press, [line], { node, style, colour, x: pages.left + PAD.x, top: pages.y });
    pages.y -= style.leading;
  });
  pages.y -= PAD.y;
}
