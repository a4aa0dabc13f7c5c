import { CALLOUT_LEAD, renderCallout } from './callout';
import { chartHeight, renderChart } from './chart';
import { renderCover } from './cover';
import type { Block, ContentsBlock, ParagraphBlock } from './document.model';
import type { Press } from './press';
import { keyValueTable, renderTable, tableLead } from './table';
import { headingHeight, paragraphHeight, renderHeading, renderList, renderParagraph } from './text-flow';
import { TYPE } from './theme';

type PrintedBlock = Exclude<Block, ContentsBlock>;
type TextBlock = Extract<Block, { kind: 'heading' | 'paragraph' | 'callout' | 'list' | 'chart' }>;

/** Prints a block from the current height on. Contents are not printed but reserved: see contents.ts. */
export async function printBlock(press: Press, block: PrintedBlock): Promise<void> {
  switch (block.kind) {
    case 'cover':
      await renderCover(press, block);
      break;
    case 'table':
      await renderTable(press, block);
      break;
    case 'keyValues':
      await renderTable(press, keyValueTable(block));
      break;
    case 'pageBreak':
      press.pages.next(block.orientation);
      break;
    default:
      printText(press, block);
  }
}

function printText(press: Press, block: TextBlock): void {
  switch (block.kind) {
    case 'heading':
      renderHeading(press, block);
      break;
    case 'paragraph':
      renderParagraph(press, block);
      break;
    case 'callout':
      renderCallout(press, block);
      break;
    case 'list':
      renderList(press, block);
      break;
    case 'chart':
      renderChart(press, block);
  }
}

/** Points that a block needs to begin on a page. A heading stays with what it announces. */
export function leadHeight(press: Press, blocks: readonly Block[], index: number): number {
  const block = blocks[index];
  switch (block?.kind) {
    case 'heading':
      return headingHeight(press, block) + leadHeight(press, blocks, index + 1);
    case 'table':
      return tableLead(press, block);
    case 'keyValues':
      return tableLead(press, keyValueTable(block));
    case 'callout':
      return CALLOUT_LEAD;
    case 'chart':
      return chartHeight(press, block);
    case 'paragraph':
      return introductionHeight(press, block, blocks[index + 1]);
    default:
      return 3 * TYPE.body.leading;
  }
}

/** A short paragraph stays with the table or picture that it leads up to. */
function introductionHeight(press: Press, block: ParagraphBlock, next: Block | undefined): number {
  const lead = 3 * TYPE.body.leading;
  if (next === undefined || !LED_UP_TO.has(next.kind)) return lead;
  const height = paragraphHeight(press, block);
  return height > SHORT ? lead : height + leadHeight(press, [next], 0);
}

const LED_UP_TO = new Set<Block['kind']>(['table', 'keyValues', 'chart']);
const SHORT = 5 * TYPE.body.leading;
