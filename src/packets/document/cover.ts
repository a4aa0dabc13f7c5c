import type { CoverBlock } from './document.model';
import { breakLines } from './line-breaking';
import { num, textString } from './pdf-syntax';
import type { Press } from './press';
import { artifact } from './structure';
import { keyValueTable, renderTable } from './table';
import { showPieces } from './text-drawing';
import { flowLines } from './text-flow';
import { COLOUR, MONO_SCALE, PAGE, TYPE, TypeStyle, baselineDrop } from './theme';

const TITLE_DROP = 74;
const DIGEST: TypeStyle = { size: 10.4, leading: 16 };
const GROUP = 8;
const GROUPS_PER_LINE = 4;

/** Prints the cover: what this is, of whom, as of when, and the digest by which it is known. */
export async function renderCover(press: Press, block: CoverBlock): Promise<void> {
  const { pages } = press;
  drawBand(press);
  pages.y -= TITLE_DROP;
  printText(press, { text: block.eyebrow, style: TYPE.eyebrow, colour: COLOUR.accent, after: 8 });
  printText(press, { text: block.title, style: TYPE.coverTitle, colour: COLOUR.ink, after: 6 });
  printText(press, { text: block.subtitle ?? '', style: TYPE.coverSubtitle, colour: COLOUR.muted, after: 0 });
  pages.y -= 30;
  await renderTable(press, keyValueTable({ kind: 'keyValues', items: block.facts }));
  if (block.digest) printDigest(press, block.digest);
  if (block.notice !== undefined) printNotice(press, block.notice);
}

function drawBand({ pages }: Press): void {
  const { width, height } = pages.current.size;
  pages.current.draw(artifact(`${COLOUR.accent} rg 0 ${num(height - 14)} ${num(width)} 14 re f\n`));
}

function printText(press: Press, part: { text: string; style: TypeStyle; colour: string; after: number }): void {
  if (part.text === '') return;
  const { structure, pages, fonts } = press;
  const node = structure.add(press.section, 'P');
  const lines = breakLines(fonts, { text: part.text, style: part.style, width: pages.width });
  flowLines(press, lines, { node, style: part.style, colour: part.colour, x: pages.left });
  structure.close(node);
  pages.y -= part.after;
}

/** Groups are set apart by white space only: whoever copies the text gets the digest in one piece. */
function printDigest(press: Press, digest: { label: string; hex: string }): void {
  const { structure, pages, fonts } = press;
  const groups = digest.hex.match(new RegExp(`.{1,${GROUP}}`, 'gu')) ?? [];
  const rows = Math.ceil(groups.length / GROUPS_PER_LINE);
  pages.ensure(rows * DIGEST.leading + 40);
  pages.y -= 10;
  printText(press, { text: digest.label, style: TYPE.caption, colour: COLOUR.muted, after: 4 });
  const step = (fonts.word('mono', '0').width * DIGEST.size * MONO_SCALE * (GROUP + 1.5)) / 1000;
  const shown = groups.map((group, i) => {
    const [line] = breakLines(fonts, { text: group, style: DIGEST, width: pages.width, mono: true });
    const row = Math.floor(i / GROUPS_PER_LINE);
    const y = pages.y - row * DIGEST.leading - baselineDrop(DIGEST);
    return showPieces(line?.pieces ?? [], pages.left + (i % GROUPS_PER_LINE) * step, y);
  });
  const node = structure.add(press.section, 'P');
  const span = structure.add(node, 'Span');
  const properties = `/ActualText ${textString(digest.hex)}`;
  const operators = `${COLOUR.ink} rg BT\n${shown.join('')}ET\n`;
  pages.current.draw(structure.mark(span, pages.current, { operators, properties }));
  structure.close(span, node);
  pages.y -= rows * DIGEST.leading + 8;
}

/** At the foot of the cover, or right after the facts when those reach that far. */
function printNotice(press: Press, notice: string): void {
  const { pages, fonts } = press;
  const lines = breakLines(fonts, { text: notice, style: TYPE.small, width: pages.width });
  const height = lines.length * TYPE.small.leading;
  pages.ensure(height);
  pages.y = PAGE.bottom + height;
  printText(press, { text: notice, style: TYPE.small, colour: COLOUR.muted, after: 0 });
}
