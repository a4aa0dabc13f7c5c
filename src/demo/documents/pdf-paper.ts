import PDFDocument from 'pdfkit';
import { FICTION, type Block, type DemoFile, type Drawing, type Paper, type PaperTable } from './paper';

const LEFT = 64;
const WIDTH = 484;
const BOTTOM = 716;
const INK = '#1d2433';
const QUIET = '#5b6475';

type Pages = PDFKit.PDFDocument;

/** Prints a paper as a PDF of Letter pages; the same paper always gives the same bytes. */
export async function pdfOf(paper: Paper, fileName: string): Promise<DemoFile> {
  const pages = new PDFDocument({
    size: 'LETTER',
    margins: { top: 84, bottom: 60, left: LEFT, right: LEFT },
    bufferPages: true,
    compress: true,
    info: { Title: paper.title, Author: paper.organisation, Subject: FICTION, CreationDate: noonOf(paper.date) },
  });
  const bytes = collected(pages);
  printTitle(pages, paper);
  for (const block of paper.blocks) printBlock(pages, block);
  printFurniture(pages, paper);
  pages.end();
  return { fileName, type: 'application/pdf', bytes: await bytes };
}

function noonOf(date: string): Date {
  return new Date(`${date}T12:00:00Z`);
}

function collected(pages: Pages): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    pages.on('data', (part: Buffer) => parts.push(part));
    pages.on('end', () => resolve(Buffer.concat(parts)));
    pages.on('error', reject);
  });
}

function printTitle(pages: Pages, paper: Paper): void {
  pages.font('Helvetica').fontSize(10).fillColor(QUIET).text(paper.organisation);
  pages.moveDown(0.4).font('Helvetica-Bold').fontSize(20).fillColor(INK).text(paper.title);
  const facts = `${paper.number}   version ${paper.version}   ${paper.date}`;
  pages.moveDown(0.4).font('Helvetica').fontSize(10).fillColor(QUIET).text(facts);
  pages.moveDown(1);
}

function printBlock(pages: Pages, block: Block): void {
  if ('heading' in block) printHeading(pages, block.heading);
  else if ('text' in block) printText(pages, block.text);
  else if ('list' in block) printList(pages, block.list);
  else if ('table' in block) printTable(pages, block.table);
  else if ('drawing' in block) printDrawing(pages, block.drawing);
  else printSignature(pages, block.signed);
}

function room(pages: Pages, points: number): void {
  if (pages.y + points > BOTTOM) pages.addPage();
}

function printHeading(pages: Pages, heading: string): void {
  room(pages, 64);
  pages.moveDown(0.6).font('Helvetica-Bold').fontSize(12.5).fillColor(INK).text(heading, LEFT, pages.y);
  pages.moveDown(0.35);
}

function printText(pages: Pages, text: string): void {
  pages.font('Helvetica').fontSize(10).fillColor(INK).text(text, LEFT, pages.y, { width: WIDTH, lineGap: 2 });
  pages.moveDown(0.6);
}

function printList(pages: Pages, items: string[]): void {
  pages.font('Helvetica').fontSize(10).fillColor(INK);
  for (const item of items) {
    room(pages, 28);
    pages.text(`•  ${item}`, LEFT + 8, pages.y, { width: WIDTH - 8, lineGap: 2 });
  }
  pages.moveDown(0.6);
}

function printTable(pages: Pages, table: PaperTable): void {
  const shares = table.widths ?? table.columns.map(() => 1);
  const sum = shares.reduce((a, b) => a + b, 0);
  const widths = shares.map((share) => (share / sum) * WIDTH);
  printRow(pages, table.columns, { widths, bold: true });
  for (const row of table.rows) {
    if (pages.y + rowHeight(pages, row, widths) > BOTTOM) {
      pages.addPage();
      printRow(pages, table.columns, { widths, bold: true });
    }
    printRow(pages, row, { widths, bold: false });
  }
  pages.x = LEFT;
  pages.moveDown(0.8);
}

function rowHeight(pages: Pages, cells: string[], widths: number[]): number {
  pages.fontSize(8.5);
  return Math.max(...cells.map((cell, i) => pages.heightOfString(cell, { width: (widths[i] ?? 40) - 8 }))) + 8;
}

function printRow(pages: Pages, cells: string[], how: { widths: number[]; bold: boolean }): void {
  pages.font(how.bold ? 'Helvetica-Bold' : 'Helvetica');
  const height = rowHeight(pages, cells, how.widths);
  room(pages, height);
  const top = pages.y;
  if (how.bold) pages.rect(LEFT, top, WIDTH, height).fill('#e8ecf3');
  pages.fillColor(INK);
  let x = LEFT;
  cells.forEach((cell, i) => {
    pages.text(cell, x + 4, top + 4, { width: (how.widths[i] ?? 40) - 8 });
    x += how.widths[i] ?? 40;
  });
  pages
    .moveTo(LEFT, top + height)
    .lineTo(LEFT + WIDTH, top + height)
    .lineWidth(0.5)
    .strokeColor('#b9c1cf')
    .stroke();
  pages.y = top + height;
}

function printDrawing(pages: Pages, drawing: Drawing): void {
  const unit = WIDTH / 100;
  room(pages, 60 * unit + 30);
  const top = pages.y;
  for (const { from, to } of drawing.lines)
    pages
      .moveTo(LEFT + from[0] * unit, top + from[1] * unit)
      .lineTo(LEFT + to[0] * unit, top + to[1] * unit)
      .lineWidth(1.2)
      .strokeColor('#39527a')
      .stroke();
  pages.font('Helvetica').fontSize(8.5);
  for (const box of drawing.boxes) {
    const [x, y] = [LEFT + box.x * unit, top + box.y * unit];
    pages.rect(x, y, box.w * unit, box.h * unit).fillAndStroke('#f3f6fb', '#39527a');
    pages.fillColor(INK).text(box.lines.join('\n'), x + 4, y + 5, { width: box.w * unit - 8, align: 'center' });
  }
  pages.y = top + 60 * unit + 6;
  pages.fillColor(QUIET).text(drawing.caption, LEFT, pages.y, { width: WIDTH });
  pages.moveDown(0.8);
}

function printSignature(pages: Pages, signed: { name: string; title: string; on: string }): void {
  room(pages, 70);
  pages.moveDown(0.8).font('Times-Italic').fontSize(17).fillColor('#22406f').text(signed.name, LEFT, pages.y);
  pages.font('Helvetica').fontSize(9.5).fillColor(INK).text(`${signed.name}, ${signed.title}`);
  pages.fillColor(QUIET).text(`Signed on ${signed.on}`);
  pages.moveDown(0.8);
}

function printFurniture(pages: Pages, paper: Paper): void {
  const { start, count } = pages.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    pages.switchToPage(page);
    pages.page.margins.bottom = 0;
    pages.font('Helvetica').fontSize(8).fillColor(QUIET);
    pages.text(`${paper.organisation}   ${paper.number}`, LEFT, 40, { width: WIDTH, lineBreak: false });
    pages.text(FICTION, LEFT, 748, { width: WIDTH - 80, lineBreak: false });
    pages.text(`Page ${page + 1} of ${count}`, LEFT, 748, { width: WIDTH, align: 'right', lineBreak: false });
  }
}
