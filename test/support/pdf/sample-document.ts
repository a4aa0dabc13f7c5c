import { createHash } from 'node:crypto';
import { PassThrough, Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { Block, Exhibit, PacketDocument, TextRun } from '../../../src/packets/document/document.model';
import { renderDocument } from '../../../src/packets/document/render-document';

const bytes = Buffer.from('step,minutes\nrestore,200\n');
const exhibit: Exhibit = {
  ...{ name: 'E-001 復旧計画.csv', mime: 'text/csv', bytes: bytes.length, description: 'E-001: times of the restore' },
  createdAt: '2026-03-04T10:00:00Z',
  open: () => Readable.from([bytes]),
};

const toExhibit: TextRun = { text: 'E-001', link: 'E-001' };
const toResults: TextRun = { text: 'Results', link: 'first' };

const blocks: Block[] = [
  {
    ...{ kind: 'cover', eyebrow: 'Packet', title: '東京データ通信 · Ольга', notice: 'Confidential' },
    facts: [{ key: 'As of', value: '2026-12-31' }],
    digest: { label: 'Digest', hex: createHash('sha256').update('m').digest('hex') },
  },
  { kind: 'contents', title: 'Contents' },
  { kind: 'heading', level: 1, number: '1', text: 'Results of 株式会社データ通信', anchor: 'first' },
  {
    kind: 'paragraph',
    text: [{ text: 'See ' }, toExhibit, { text: ' and ' }, toResults],
  },
  { kind: 'heading', level: 2, number: '1.1', text: 'Times' },
  { kind: 'chart', title: 'Times', bars: [{ label: '한국 데이터', achievedMinutes: 280, objectiveMinutes: 240 }] },
  { kind: 'list', items: ['One', [{ text: 'Two, see ' }, toExhibit]] },
  {
    kind: 'callout',
    tone: 'statement',
    title: 'Statement',
    paragraphs: ['Nothing was left out.'],
    attribution: 'Ἀλέξανδρος',
  },
  { kind: 'heading', level: 1, number: '2', text: 'Exhibits' },
  {
    kind: 'table',
    caption: 'Exhibits',
    columns: [
      { title: 'No.', weight: 1, rowHeader: true },
      { title: 'Name', weight: 4 },
    ],
    rows: [
      { anchor: 'E-001', bookmark: 'E-001 復旧計画', cells: ['E-001', '復旧計画'] },
      ...Array.from({ length: 60 }, (_, i) => ({ cells: [`row ${i}`, { mark: 'pass', word: 'Met' } as const] })),
    ],
  },
  {
    kind: 'table',
    columns: [
      { title: 'Notice', weight: 1 },
      { title: 'Date', weight: 1 },
    ],
    rows: [],
    none: 'None reported.',
  },
];

/** A small document that has one of everything, as a packet has it: names in five scripts, every kind of block, a signature field, a file. */
export const sampleDocument = (over: Partial<PacketDocument> = {}): PacketDocument => ({
  ...{
    title: 'Packet of Smith & Søn <Ltd>',
    subject: 'Continuity',
    language: 'en-GB',
    author: 'Holdfast',
    footer: 'VP · Final',
  },
  ...{ createdAt: '2026-04-01T08:00:00Z', digest: createHash('sha256').update('manifest').digest('hex') },
  ...{ signature: { reason: 'Issued' }, blocks, exhibits: [exhibit] },
  ...over,
});

export async function printed(document: PacketDocument): Promise<Buffer> {
  const out = new PassThrough();
  const [file] = await Promise.all([buffer(out), renderDocument(document, out)]);
  return file;
}
