import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { inflateSync } from 'node:zlib';
import type { Block, PacketDocument, TextRun } from './document.model';
import { renderDocument } from './render-document';

// The rules that our own hand can break, where the file is written; test/oracles/pdf asks all of them of whole packets.

interface PdfObject {
  readonly body: string;
  readonly stream: string;
}

async function objectsOf(document: PacketDocument): Promise<Map<number, PdfObject>> {
  const out = new PassThrough();
  const [file] = await Promise.all([buffer(out), renderDocument(document, out)]);
  const text = file.toString('latin1');
  const objects = new Map<number, PdfObject>();
  const offsets = text.slice(text.lastIndexOf('\nxref')).match(/^\d{10} \d{5} n/gm) ?? [];
  offsets.forEach((entry, i) => {
    const from = Number(entry.slice(0, 10));
    expect(text.slice(from, from + 12)).toMatch(new RegExp(`^${i + 1} 0 obj`));
    const [, body = '', bytes] =
      /^\d+ 0 obj\n([^]*?)(?:\nstream\n([^]*?)\nendstream)?\nendobj/.exec(text.slice(from)) ?? [];
    objects.set(i + 1, { body, stream: unpacked(body, bytes ?? '') });
  });
  return objects;
}

function unpacked(body: string, bytes: string): string {
  const packed = bytes !== '' && body.includes('/FlateDecode') && !body.includes('/EmbeddedFile');
  return packed ? inflateSync(Buffer.from(bytes, 'latin1')).toString('latin1') : bytes;
}

const link: TextRun = { text: 'the first section '.repeat(20), link: 'first' };

const blocks: Block[] = [
  {
    kind: 'cover',
    eyebrow: 'e',
    title: 'Cover',
    facts: [{ key: 'k', value: 'v' }],
    digest: { label: 'd', hex: 'ab'.repeat(32) },
    notice: 'n',
  },
  { kind: 'contents', title: 'Contents' },
  { kind: 'heading', level: 1, number: '1', text: 'First', anchor: 'first' },
  {
    kind: 'paragraph',
    text: [{ text: 'See ' }, link, { text: ' and on.' }],
  },
  { kind: 'callout', tone: 'statement', title: 't', paragraphs: ['A statement. '.repeat(600)], attribution: 'a' },
  { kind: 'list', items: ['one '.repeat(900), 'two'] },
  {
    kind: 'chart',
    title: 'Chart',
    bars: Array.from({ length: 30 }, (_, i) => ({ label: `b${i}`, achievedMinutes: i, objectiveMinutes: 9 })),
  },
  {
    kind: 'table',
    caption: 'Table',
    columns: [
      { title: 'a', weight: 1, rowHeader: true },
      { title: 'b', weight: 1 },
    ],
    rows: Array.from({ length: 120 }, (_, i) => ({ cells: [`row ${i}`, 'text '.repeat(i === 50 ? 2000 : 9)] })),
  },
];

/** The elements that the parent tree gives for a page, by mark. */
function ownersOf(tree: string, key: string | undefined): number[] {
  const entry = new RegExp(`(?:\\[|\\n)${key} \\[([^\\]]*)\\]`).exec(tree)?.[1] ?? '';
  return (entry.match(/\d+(?= 0 R)/g) ?? []).map(Number);
}

/** Whether an element names a mark on a page, by number on its own page or by reference on another. */
function listsMark(element: string, page: number, mark: number): boolean {
  if (element.includes(`<</Type/MCR/Pg ${page} 0 R/MCID ${mark}>>`)) return true;
  const own = new RegExp(`/Pg ${page} 0 R`).exec(element.slice(0, element.lastIndexOf('/K[')));
  return own !== null && new RegExp(`[[ ]${mark}[ \\]]`).test(element.slice(element.lastIndexOf('/K[')));
}

describe('tagged file', () => {
  let objects: Map<number, PdfObject>;
  let pages: { id: number; body: string; content: string }[];
  let elements: Map<number, string>;

  beforeAll(async () => {
    const document = {
      title: 't',
      subject: 's',
      language: 'en',
      author: 'a',
      createdAt: '2026-01-01T00:00:00Z',
      digest: '0'.repeat(64),
      footer: 'f',
    };
    objects = await objectsOf({ ...document, watermark: 'DRAFT', signature: { reason: 'Issued' }, blocks });
    const all = [...objects].map(([id, object]) => ({ id, ...object }));
    elements = new Map(all.filter(({ body }) => body.includes('/StructElem')).map(({ id, body }) => [id, body]));
    pages = all
      .filter(({ body }) => body.startsWith('<</Type/Page/'))
      .map(({ id, body }) => {
        const ids = /\/Contents\[(\d+) 0 R (\d+) 0 R\]/.exec(body)?.slice(1).map(Number) ?? [];
        return { id, body, content: ids.map((part) => objects.get(part)?.stream ?? '').join('\n') };
      });
  });

  it('has nothing drawn outside the text or the decoration', () => {
    expect(pages.length).toBeGreaterThan(8);
    for (const { content } of pages) {
      let depth = 0;
      for (const line of content.split('\n')) {
        if (/\b(BDC|BMC)$/.test(line)) depth++;
        else if (line === 'EMC') depth--;
        else if (/(?:^| )(?:Tj|f|S|B|f\*)$/.test(line)) expect([depth, line]).toEqual([1, line]);
      }
      expect(depth).toBe(0);
    }
  });

  it('leads from every mark on a page to the element that lists it, and back', () => {
    const leaves = [...objects.values()].filter(({ body }) => body.startsWith('<</Limits['));
    const tree = leaves.map(({ body }) => body.replace(/^.*?\/Nums\[/, '[')).join('\n');
    for (const { id, body, content } of pages) {
      const owners = ownersOf(tree, /\/StructParents (\d+)/.exec(body)?.[1]);
      const marks = [...content.matchAll(/^\/(\w+) <<\/MCID (\d+)/gm)].map(([, tag, mark]) => ({
        tag,
        mark: Number(mark),
      }));
      expect(marks).toHaveLength(owners.length);
      for (const { tag, mark } of marks) {
        const element = elements.get(owners[mark]!)!;
        expect(element).toContain(`/S/${tag}/`);
        expect(listsMark(element, id, mark)).toBe(true);
      }
    }
  });

  it('has every element under its parent, with the attributes that each kind must have', () => {
    for (const [id, body] of elements) {
      const parent = Number(/\/P (\d+) 0 R/.exec(body)?.[1]);
      expect(objects.get(parent)?.body).toMatch(new RegExp(`[[ ]${id} 0 R[ \\]]`));
      if (body.includes('/S/TH/')) expect(body).toMatch(/\/Scope\/(Row|Column)/);
      if (body.includes('/S/Figure/')) expect(body).toMatch(/\/Alt <FEFF[0-9A-F]+>.*\/BBox\[/);
    }
  });

  it('has links that are tied to the structure and say where they lead, and pages with that tab order', () => {
    const links = [...objects.values()].filter(({ body }) => body.includes('/Subtype/Link'));
    expect(links.length).toBeGreaterThanOrEqual(5);
    for (const { body } of links)
      expect(body).toMatch(/\/F 4\/Dest\[\d+ 0 R\/XYZ .*\/Contents <FEFF[0-9A-F]+>\/StructParent \d+/);
    for (const { body } of pages) expect(body).toContain('/Tabs/S');
  });

  it('has a signature field that prints, says what it is and stands in the structure, and nothing that may change the file', () => {
    const fields = [...objects].filter(([, { body }]) => body.includes('/Subtype/Widget'));
    expect(fields).toHaveLength(1);
    const [id, { body }] = fields[0]!;
    expect(body).toMatch(/\/FT\/Sig.*\/TU <FEFF.*\/Rect\[0 0 0 0\]\/F 132.*\/StructParent \d+.*\/AP<<\/N \d+ 0 R>>/);
    const element = [...elements.values()].find((one) => one.includes(`/Type/OBJR/Obj ${id} 0 R`));
    expect(element).toContain('/S/Form/');
    expect(pages[0]!.body).toMatch(new RegExp(`/Annots\\[[^\\]]*\\b${id} 0 R`));
    const whole = [...objects.values()].map((one) => one.body).join('\n');
    expect(whole).toMatch(/\/DocMDP\/TransformParams<<\/Type\/TransformParams\/P 1\/V\/1\.2>>/);
    expect(whole).not.toMatch(/\/(?:JavaScript|Launch|NeedAppearances|URI|OpenAction|AA)\b/);
  });
});
