import type { Writable } from 'node:stream';
import { attachExhibits } from './attachments';
import { leadHeight, printBlock } from './blocks';
import { openEngine } from './conformance';
import { reserveContents } from './contents';
import { Destinations } from './destinations';
import type { Block, PacketDocument, RenderedDocument } from './document.model';
import { Fonts } from './fonts';
import { furnitureOf } from './furniture';
import { Outlet } from './outlet';
import { Pages } from './pages';
import type { Press } from './press';
import { reserveSignature, writeSignature } from './signature-field';
import { Structure } from './structure';

/**
 * Prints a document as PDF/A-3a and PDF/UA-1, and ends `out`. The same document gives the same bytes on one machine.
 * Rejects, and breaks `out` off, when a link leads nowhere, headings skip a level, an exhibit is not what was announced, the output
 * fails, or anything was begun and not ended.
 */
export async function renderDocument(document: PacketDocument, out: Writable): Promise<RenderedDocument> {
  const engine = openEngine(document);
  const outlet = new Outlet(engine, out);
  try {
    const structure = new Structure(engine);
    const press: Press = {
      engine,
      structure,
      fonts: new Fonts(engine),
      pages: new Pages(engine, structure),
      destinations: new Destinations(engine, structure),
      section: structure.document,
      drain: () => outlet.drain(),
    };
    const exhibits = await print(press, document);
    engine.end();
    await outlet.finish();
    return exhibits;
  } catch (error) {
    outlet.abandon(error instanceof Error ? error : new Error(String(error)));
    throw error;
  }
}

async function print(press: Press, document: PacketDocument): Promise<RenderedDocument> {
  const field = document.signature ? reserveSignature(press) : null;
  const fillContents = await printBlocks(press, document.blocks);
  for (const fill of fillContents) fill();
  const exhibits = await attachExhibits(press, document.exhibits ?? []);
  press.destinations.finish();
  const signature = field && document.signature ? writeSignature(press, field, document) : null;
  const drawn = furnitureOf(press.fonts, document);
  const pages = press.pages.finish(press.fonts, drawn, document.watermark !== undefined);
  press.structure.finish();
  return { pages, exhibits, signature };
}

async function printBlocks(press: Press, blocks: readonly Block[]): Promise<(() => void)[]> {
  refuseSkippedLevels(blocks);
  const { structure, pages } = press;
  const later: (() => void)[] = [];
  press.section = structure.add(structure.document, 'Sect');
  for (const [i, block] of blocks.entries()) {
    if (startsSection(block) && i > 0) {
      structure.close(press.section);
      press.section = structure.add(structure.document, 'Sect');
    }
    pages.ensure(Math.min(leadHeight(press, blocks, i), pages.height));
    if (block.kind === 'contents') later.push(reserveContents(press, block, blocks));
    else await printBlock(press, block);
    const last = i === blocks.length - 1;
    if (!last && (block.kind === 'cover' || block.kind === 'contents')) pages.next();
    await press.drain();
  }
  // Contents are filled at the end, into the section in which they stand; sections may close before their children do.
  structure.close(press.section);
  return later;
}

function startsSection(block: Block): boolean {
  return block.kind === 'contents' || (block.kind === 'heading' && block.level === 1);
}

function refuseSkippedLevels(blocks: readonly Block[]): void {
  let level = 0;
  for (const block of blocks) {
    if (block.kind !== 'heading') continue;
    if (block.level > level + 1) throw new Error(`Heading level ${block.level} after level ${level}: ${block.text}`);
    level = block.level;
  }
}
