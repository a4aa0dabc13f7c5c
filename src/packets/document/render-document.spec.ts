import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import type { Block, Exhibit, PacketDocument, RenderedDocument, TextRun } from './document.model';
import { renderDocument } from './render-document';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'holdfast-document-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs one of the Poppler tools; they read the file with other eyes than those that wrote it. */
function poppler(tool: 'pdftotext' | 'pdfdetach' | 'pdffonts' | 'pdfinfo', ...args: string[]): string {
  try {
    return execFileSync(tool, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new Error(`${tool} is missing: install poppler-utils`);
    throw error;
  }
}

const sha256 = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest('hex');

function documentOf(blocks: readonly Block[], extra: Partial<PacketDocument> = {}): PacketDocument {
  return {
    title: 'Packet of Smith & Søn <Ltd>',
    subject: 'Continuity evidence',
    language: 'en-GB',
    author: 'Holdfast',
    createdAt: '2026-04-01T08:00:00Z',
    digest: sha256('manifest'),
    footer: 'VP-2026-0042 · Draft',
    blocks,
    ...extra,
  };
}

let files = 0;
async function print(document: PacketDocument): Promise<RenderedDocument & { path: string }> {
  const path = join(folder, `${++files}.pdf`);
  return { ...(await renderDocument(document, createWriteStream(path))), path };
}

function pageText(path: string, page: number): string {
  return poppler('pdftotext', '-layout', '-f', String(page), '-l', String(page), path, '-');
}

const squeeze = (text: string) => text.replace(/\s+/g, '');

function exhibit(name: string, bytes: Buffer, extra: Partial<Exhibit> = {}): Exhibit {
  const pieces = () =>
    Array.from({ length: Math.ceil(bytes.length / 65536) }, (_, i) => bytes.subarray(i * 65536, (i + 1) * 65536));
  return {
    name,
    mime: 'application/octet-stream',
    bytes: bytes.length,
    description: `Exhibit ${name}`,
    createdAt: '2026-03-04T10:00:00Z',
    open: () => Readable.from(pieces()),
    ...extra,
  };
}

const linkTo = (text: string, link: string): Block => {
  const run: TextRun = { text, link };
  return { kind: 'paragraph', text: [{ text: 'See ' }, run] };
};
const heading = (level: 1 | 2 | 3, text: string, anchor?: string): Block => ({
  kind: 'heading',
  level,
  text,
  ...(anchor ? { anchor } : {}),
});
const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
const prose = 'The reviewer compared the recovery log with the objective and asked the vendor about each difference. ';

const names = [
  'restore_log_2026-02-14T03-22-10Z_settlement-gateway_primary-region_final_version_2.csv',
  'evidence/2026/Q1/отчёт о восстановлении платёжного шлюза после аварии.pdf',
  '株式会社データ通信の復旧訓練報告書（第二版）についての説明資料.pdf',
  `O'Brien & Sons "final" <draft> C:\\share\\continuity\\very_long_folder_name\\report.xlsx`,
  sha256('a file'),
  'x'.repeat(300),
];

describe('text', () => {
  it('wraps long names and digests inside their column and loses no character', async () => {
    const columns = [
      { title: 'Name', weight: 2 },
      { title: 'Digest', weight: 1, mono: true },
      { title: 'Narrow', weight: 0.4 },
    ];
    const rows = names.map((name) => ({ cells: [name, sha256(name), name] }));
    const { path } = await print(
      documentOf([heading(1, 'Files'), { kind: 'table', columns, rows }, ...names.map(paragraph)]),
    );
    const boxes = poppler('pdftotext', '-bbox', path, '-').matchAll(/xMin="([\d.]+)".*xMax="([\d.]+)"/g);
    const edges = [...boxes].map(([, left, right]) => ({ left: Number(left), right: Number(right) }));
    expect(edges.length).toBeGreaterThan(100);
    expect(Math.min(...edges.map((edge) => edge.left))).toBeGreaterThanOrEqual(58);
    expect(Math.max(...edges.map((edge) => edge.right))).toBeLessThanOrEqual(595.28 - 58 + 0.1);
    const text = squeeze(poppler('pdftotext', '-raw', path, '-'));
    for (const name of names) expect(text).toContain(squeeze(name));
  });

  it('keeps a chart with every kind of mark and long labels between the margins', async () => {
    const bars = [
      { label: names[0]!, achievedMinutes: 200, objectiveMinutes: 240, rangeMinutes: { low: 100, high: 6000 } },
      { label: names[2]!, achievedMinutes: 5999, objectiveMinutes: 240 },
      { label: 'Archive', achievedMinutes: 0, objectiveMinutes: null },
      { label: 'Gateway', achievedMinutes: null, objectiveMinutes: 60 },
    ];
    const { path } = await print(documentOf([{ kind: 'chart', title: names[4]!.repeat(3), bars }]));
    const edges = [...poppler('pdftotext', '-bbox', path, '-').matchAll(/xMax="([\d.]+)"/g)].map(([, x]) => Number(x));
    expect(Math.max(...edges)).toBeLessThanOrEqual(595.28 - 58 + 0.1);
    const text = pageText(path, 1);
    for (const words of [
      'achieved, met',
      'achieved, missed',
      'achieved, no objective',
      'lowest to highest',
      'not measured',
    ]) {
      expect(text).toContain(words);
    }
  });

  it('prints Cyrillic, Japanese, quotes and symbols as themselves', async () => {
    const words = [
      'Ольга Петрова',
      '東京データ通信',
      '한국 데이터 복구 주식회사',
      'あいうえお',
      `"O'Brien"`,
      '“quoted”',
      '✓ → ≥ ☑',
      'Ελλάδα',
      'Łódź',
      '①',
    ];
    const { path } = await print(documentOf([heading(1, 'Имя 名前'), ...words.map(paragraph)]));
    const text = poppler('pdftotext', '-raw', path, '-');
    for (const word of words) expect(squeeze(text)).toContain(squeeze(word));
  });

  it('shows the code of characters that hide or that no font has', async () => {
    const { path } = await print(documentOf([paragraph('invoice\u202Efdp.exe \uD800 \u{1FAE0} end')]));
    expect(poppler('pdftotext', '-raw', path, '-')).toContain('invoice[U+202E]fdp.exe [U+D800] [U+1FAE0] end');
  });

  it('keeps a heading with the text after it', async () => {
    for (let lines = 40; lines < 46; lines++) {
      const before = paragraph(Array.from({ length: lines }, (_, i) => `line ${i}`).join('\n'));
      const { path } = await print(
        documentOf([before, heading(1, 'Findings'), heading(2, 'Open'), paragraph(prose.repeat(8))]),
      );
      const page = pageText(path, 1).includes('Findings') ? 1 : 2;
      expect(pageText(path, page)).toMatch(/Findings\s+Open\s+The reviewer/);
    }
  });
});

describe('a short paragraph', () => {
  it('stays with the table that it leads up to, which may say that it has no rows', async () => {
    const columns = [{ title: 'Title', weight: 1 }];
    for (let lines = 40; lines < 46; lines++) {
      const before = paragraph(Array.from({ length: lines }, (_, i) => `line ${i}`).join('\n'));
      const { path } = await print(
        documentOf([before, paragraph('An introduction.'), { kind: 'table', columns, rows: [], none: 'No rows.' }]),
      );
      const page = pageText(path, 1).includes('introduction') ? 1 : 2;
      expect(pageText(path, page)).toMatch(/introduction[^]*Title[^]*No rows/);
    }
  });
});

describe('contents', () => {
  it('names the page on which each section stands, over several pages of contents', async () => {
    const sections = Array.from({ length: 90 }, (_, i) => [
      heading(1, `Section ${i + 1} end`),
      paragraph(prose.repeat(1 + (i % 13) * 4)),
    ]).flat();
    const { path, pages } = await print(documentOf([{ kind: 'contents', title: 'Contents' }, ...sections]));
    const texts = Array.from({ length: pages }, (_, i) => pageText(path, i + 1));
    const first = texts.findIndex((text) => !text.includes('Contents') && /Section 1 end\n/.test(text));
    expect(first).toBeGreaterThanOrEqual(2);
    const listed = [
      ...texts
        .slice(0, first)
        .join('\n')
        .matchAll(/Section (\d+) end\s+(\d+)\n/g),
    ];
    expect(listed).toHaveLength(90);
    for (const [, section, page] of listed)
      expect(texts[Number(page) - 1]).toMatch(new RegExp(`Section ${section} end\n`));
  });

  it('refuses a link that leads nowhere, a name given twice and a heading level left out', async () => {
    const link = linkTo('E-009', 'exhibit-9');
    await expect(print(documentOf([link]))).rejects.toThrow('A link leads to exhibit-9, which is not in the document');
    await expect(print(documentOf([heading(1, 'A', 'x'), heading(1, 'B', 'x')]))).rejects.toThrow(
      'Two places are called x',
    );
    await expect(print(documentOf([heading(1, 'A'), heading(3, 'C')]))).rejects.toThrow(
      'Heading level 3 after level 1: C',
    );
  });
});

describe('file', () => {
  const rich = (): PacketDocument =>
    documentOf(
      [
        {
          kind: 'cover',
          eyebrow: 'Packet',
          title: 'Northwind',
          facts: [{ key: 'As of', value: '2026-12-31' }],
          digest: { label: 'Digest', hex: sha256('m') },
        },
        { kind: 'contents', title: 'Contents' },
        heading(1, 'Results', 'results'),
        linkTo('Results', 'results'),
        { kind: 'chart', title: 'Times', bars: [{ label: 'Gateway', achievedMinutes: 280, objectiveMinutes: 240 }] },
        { kind: 'callout', tone: 'statement', paragraphs: [prose.repeat(60)] },
        { kind: 'list', items: ['One', 'Two'] },
        { kind: 'pageBreak', orientation: 'landscape' },
        {
          kind: 'table',
          columns: [
            { title: 'Id', weight: 1, rowHeader: true },
            { title: 'Result', weight: 1 },
          ],
          rows: [{ cells: ['R-1', { mark: 'fail', word: 'Not met' }] }],
        },
      ],
      { watermark: 'DRAFT', exhibits: [exhibit('a.txt', Buffer.from('a'))] },
    );

  it('is the same twice, byte for byte', async () => {
    const [one, two] = [await print(rich()), await print(rich())];
    expect(sha256(readFileSync(one.path))).toBe(sha256(readFileSync(two.path)));
  });

  it('carries footer, page number and watermark on every page', async () => {
    const { path, pages } = await print(rich());
    expect(pages).toBeGreaterThanOrEqual(5);
    for (let page = 1; page <= pages; page++) {
      const text = poppler('pdftotext', '-raw', '-f', String(page), '-l', String(page), path, '-');
      expect(text).toContain(`Page ${page} of ${pages}`);
      expect(text).toContain('VP-2026-0042 · Draft');
      expect(squeeze(text)).toContain('DRAFT');
    }
  });

  it('draws nothing transparent once there is no watermark', async () => {
    const states = async (document: PacketDocument) =>
      readFileSync((await print(document)).path).includes('/ExtGState');
    expect([await states(rich()), await states(documentOf([paragraph('A line.')]))]).toEqual([true, false]);
  });

  it('gives the digest of the cover in one piece to whoever copies it', async () => {
    const { path } = await print(rich());
    expect(pageText(path, 1)).toContain(sha256('m'));
  });

  it('embeds every font, and says its title, language level and tags', async () => {
    const { path } = await print(rich());
    const fonts = poppler('pdffonts', path).trim().split('\n').slice(2);
    expect(fonts.length).toBeGreaterThanOrEqual(3);
    for (const font of fonts) expect(font).toMatch(/Identity-H\s+yes yes yes/);
    expect(poppler('pdfinfo', path)).toMatch(/Title:\s+Packet of Smith & Søn <Ltd>[^]*Tagged:\s+yes/);
    const xmp = poppler('pdfinfo', '-meta', path);
    expect(xmp).toContain('Smith &amp; Søn &lt;Ltd&gt;');
    expect(xmp).toMatch(/pdfaid:part>3<[^]*pdfaid:conformance>A</);
    expect(xmp).toContain('<pdfuaid:part>1</pdfuaid:part>');
  });

  it('tells a reader of the tags what is a title, a table header, a status in words and a picture in words', async () => {
    const { path } = await print(rich());
    const tree = poppler('pdfinfo', '-struct-text', path);
    expect(tree).toMatch(/H1[^]*"Results/);
    expect(tree).toMatch(/TH[^]*Scope[^]*Column/i);
    expect(tree).toMatch(/✗\s*Not met|"✗[^]*Not met"/u);
    expect(tree).toContain('BlockQuote');
    expect(readFileSync(path).includes(Buffer.from('missed', 'utf16le').swap16().toString('hex').toUpperCase())).toBe(
      true,
    );
  });
});

describe('tables', () => {
  it('runs over three hundred pages with its titles on each and every row once', async () => {
    const columns = [
      { title: 'Requirement', weight: 1, rowHeader: true },
      { title: 'Procedure', weight: 4 },
    ];
    const rows = Array.from({ length: 9300 }, (_, i) => ({ cells: [`R-${String(i).padStart(5, '0')}`, prose] }));
    const { path, pages } = await print(
      documentOf([heading(1, 'Matrix'), { kind: 'table', caption: 'Matrix', columns, rows }]),
    );
    expect(pages).toBeGreaterThanOrEqual(300);
    const texts = poppler('pdftotext', '-layout', path, '-').split('\f').slice(0, pages);
    for (const text of texts) expect(text).toContain('Procedure');
    expect(texts.join('').match(/R-\d{5}/g)).toEqual(rows.map((row) => row.cells[0]));
  });

  it('splits a row that is taller than a page and keeps its words in order', async () => {
    const words = Array.from({ length: 3000 }, (_, i) => `w${i}`);
    const columns = [
      { title: 'Id', weight: 1 },
      { title: 'Reply', weight: 4 },
    ];
    const { path, pages } = await print(
      documentOf([{ kind: 'table', columns, rows: [{ cells: ['Q-1', words.join(' ')] }, { cells: ['Q-2', ''] }] }]),
    );
    expect(pages).toBeGreaterThan(2);
    expect(poppler('pdftotext', '-raw', path, '-').match(/\bw\d+/g)).toEqual(words);
  });

  it('leaves no titles behind at the foot of a page, wherever a table of two rows begins', async () => {
    const starts = Array.from({ length: 16 }, (_, i) => 28 + i);
    const blocks = starts.flatMap((lines): Block[] => [
      ...(lines === starts[0] ? [] : [{ kind: 'pageBreak' } as const]),
      ...Array.from({ length: lines }, () => paragraph('A line.')),
      {
        kind: 'table',
        columns: [{ title: `Title${lines}`, weight: 1 }],
        rows: [{ cells: [`row${lines}\nand`] }, { cells: [`row${lines}\nand\nmore`] }],
      },
    ]);
    const { path, pages } = await print(documentOf(blocks));
    const texts = poppler('pdftotext', '-raw', path, '-').split('\f').slice(0, pages);
    expect(pages).toBeGreaterThan(starts.length);
    for (const text of texts)
      for (const [, lines] of text.matchAll(/Title(\d+)/g)) expect(text).toContain(`row${lines}`);
  });

  it('says so when there are no rows, and refuses a row with a cell too many', async () => {
    const columns = [{ title: 'Notice', weight: 1 }];
    const { path } = await print(documentOf([{ kind: 'table', columns, rows: [], none: 'None reported.' }]));
    expect(pageText(path, 1)).toContain('None reported.');
    const rows = [{ cells: ['a', 'b'] }];
    await expect(print(documentOf([{ kind: 'table', columns, rows }]))).rejects.toThrow(
      'A row of 2 cells in 1 columns',
    );
  });
});

describe('exhibits', () => {
  it('come out byte for byte, under their names', async () => {
    const big = Buffer.from(Array.from({ length: 40000 }, (_, i) => sha256(String(i))).join(''), 'hex');
    const originals = [
      exhibit('журнал.bin', big),
      exhibit('復旧計画.txt', Buffer.from('復旧')),
      exhibit('empty.txt', Buffer.alloc(0)),
      exhibit('../a/b"c.txt', Buffer.from('endstream\nendobj')),
    ];
    const { path, exhibits } = await print(documentOf([paragraph('Files')], { exhibits: originals }));
    const list = poppler('pdfdetach', '-list', path);
    for (const name of ['журнал.bin', '復旧計画.txt', 'empty.txt', '.._a_b"c.txt']) expect(list).toContain(name);
    originals.forEach((original, i) => {
      const out = join(folder, `detached-${i}`);
      poppler('pdfdetach', '-save', String(i + 1), '-o', out, path);
      expect(sha256(readFileSync(out))).toBe(exhibits[i]!.sha256);
      expect(readFileSync(out)).toHaveLength(original.bytes);
    });
    expect(exhibits[0]!.sha256).toBe(sha256(big));
  });

  it('are refused when the bytes are not those announced, and the output is broken off', async () => {
    const short = exhibit('short.txt', Buffer.from('abc'), { bytes: 4 });
    const swapped = exhibit('swapped.txt', Buffer.from('abc'), { sha256: sha256('abd') });
    const out = new Writable({ write: (_chunk, _encoding, done) => done() });
    await expect(renderDocument(documentOf([], { exhibits: [short] }), out)).rejects.toThrow(
      'short.txt has 3 bytes, not 4',
    );
    expect(out.destroyed).toBe(true);
    await expect(print(documentOf([], { exhibits: [swapped] }))).rejects.toThrow('swapped.txt has SHA-256');
    const twins = [exhibit('a/b.txt', Buffer.from('1')), exhibit('a_B.txt', Buffer.from('2'))];
    await expect(print(documentOf([], { exhibits: twins }))).rejects.toThrow('Two exhibits would be saved as a_B.txt');
  });

  it('are read no faster than the output takes them', async () => {
    let read = 0;
    let taken = 0;
    let ahead = 0;
    const chunk = Buffer.alloc(65536, 7);
    const source = function* () {
      for (let i = 0; i < 100; i++) {
        read += chunk.length;
        ahead = Math.max(ahead, read - taken);
        yield chunk;
      }
    };
    const out = new Writable({
      highWaterMark: 65536,
      write: (bytes: Buffer, _encoding, done) => {
        taken += bytes.length;
        setTimeout(done, 1);
      },
    });
    const large = {
      ...exhibit('large.bin', Buffer.alloc(0)),
      bytes: 100 * chunk.length,
      open: () => Readable.from(source()),
    };
    await renderDocument(documentOf([paragraph('x')], { exhibits: [large] }), out);
    expect(taken).toBeGreaterThan(100 * chunk.length);
    expect(ahead).toBeLessThan(40 * chunk.length);
  });

  it('leave a rejection, not a hanging promise, when the output fails', async () => {
    const out = new Writable({ write: (_chunk, _encoding, done) => done(new Error('disk full')) });
    const large = exhibit('large.bin', Buffer.alloc(1 << 20));
    await expect(renderDocument(documentOf([], { exhibits: [large] }), out)).rejects.toThrow('disk full');
  });
});
