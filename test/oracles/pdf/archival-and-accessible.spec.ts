import PDFDocument from 'pdfkit';
import { createRequire } from 'node:module';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { refTo, type Dict, type PdfFile } from '../../support/pdf/pdf-file';
import { printed, sampleDocument } from '../../support/pdf/sample-document';
import { TaggedFile } from '../../support/pdf/tagged-file';
import { RULES, brokenRules, taggedFile } from './accessible';
import { DRAFT_CODES, FINAL_CODES, codesOf, preflight } from './preflight';
import { bookmarks, links, lostWays, pageLabels, unlinkedExhibits } from './ways';

/** A file that keeps PDF/A-1b, with the fonts and the colour profile that packets have. */
async function fileOfPartOne(): Promise<Buffer> {
  const font = createRequire(__filename).resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf');
  const document = new PDFDocument({ subset: 'PDF/A-1b', pdfVersion: '1.4', font, info: { Title: 'One' } });
  const out = new PassThrough();
  document.pipe(out);
  document.text('A line of text, Ольга.').end();
  return buffer(out);
}

/** The same bytes with one word instead of another of the same length, wherever it stands. */
function changed(file: Buffer, from: string, to: string): Buffer {
  expect([from.length, file.includes(from)]).toEqual([to.length, true]);
  return Buffer.from(file.toString('latin1').replaceAll(from, to), 'latin1');
}

describe('a packet’s PDF', () => {
  let final: Buffer;
  let tagged: TaggedFile;

  beforeAll(async () => {
    final = await printed(sampleDocument());
    tagged = taggedFile(final);
  });

  it('is told by PDFBox to break PDF/A-1b in what PDF/A-3 permits, and in nothing else', async () => {
    const draft = await printed(sampleDocument({ watermark: 'DRAFT', signature: undefined }));
    const said = preflight(
      new Map([
        ...([
          ['part one', await fileOfPartOne()],
          ['final', final],
          ['draft', draft],
        ] as const),
        ['hidden link', changed(final, '/F 4/Dest', '/F 2/Dest')],
        ['font not embedded', changed(final, '/FontFile2', '/FontFileX')],
        ['no profile', changed(final, '/OutputIntents', '/OutputIntentX')],
        ['script', changed(final, '/PageMode /UseOutlines', '/OpenAction<</S/Foo>> ')],
      ]),
    );
    expect(said.get('part one')).toEqual([]);
    expect([said.get('final'), codesOf(said.get('final'))]).toEqual([said.get('final'), FINAL_CODES]);
    expect(codesOf(said.get('draft'))).toEqual(DRAFT_CODES);
    expect(codesOf(said.get('hidden link'))).toContain('5.2.2');
    expect(codesOf(said.get('font not embedded'))).toContain('3.1.3');
    expect(codesOf(said.get('no profile'))).toContain('2.4.3');
    expect(codesOf(said.get('script'))).toContain('6.2.6');
  });

  it('keeps every rule of PDF/UA-1 and PDF/A-3a that can be told from its objects', () => {
    expect(brokenRules(tagged)).toEqual([]);
  });

  it.each(RULES.map(({ id, name }) => [id, name]))('is caught when it breaks the rule “%s”: %s', (id) => {
    const breaks = BREAKS[id] ?? [];
    expect(breaks.length).toBeGreaterThan(0);
    for (const harm of breaks) {
      const copy = tagged.file.copy();
      harm(copy);
      const places = RULES.find((rule) => rule.id === id)!.broken(new TaggedFile(copy));
      expect([String(harm), places.length > 0]).toEqual([String(harm), true]);
    }
  });

  it('leads from every bookmark, line of the contents and exhibit to what it names', () => {
    expect(lostWays(tagged)).toEqual([]);
    expect(unlinkedExhibits(tagged)).toEqual([]);
    expect(pageLabels(tagged)).toEqual(tagged.pages.map(({ number }) => String(number)));
    const counts = (from: string) => [...bookmarks(tagged), ...links(tagged)].filter((way) => way.from === from).length;
    expect([counts('bookmark'), counts('contents'), counts('link')]).toEqual([5, 3, 3]);
  });

  it('is caught when a bookmark, a line of the contents, a link or a page number leads elsewhere', () => {
    const elsewhere = tagged.pages.at(-1)!.ref;
    const first = (pick: (dict: Dict) => boolean) => tagged.file.references.find((ref) => pick(tagged.file.dict(ref)))!;
    const harms: [string, (file: PdfFile) => void][] = [
      [
        'bookmark',
        (file) => (file.list(file.dict(first((one) => one['/Title'] === 'u:1.1 Times'))['/Dest'])[0] = elsewhere),
      ],
      [
        'contents',
        (file) =>
          (file.list(file.dict(first((one) => one['/Contents'] === 'u:1.1 Times, page 3'))['/Dest'])[0] = elsewhere),
      ],
      [
        'link',
        (file) => (file.list(file.dict(first((one) => one['/Contents'] === 'u:Go to E-001'))['/Dest'])[3] = 100),
      ],
      ['page 1', (file) => (file.dict(file.list(file.dict(file.catalog['/PageLabels'])['/Nums'])[1])['/St'] = 2)],
    ];
    for (const [words, harm] of harms) {
      const copy = tagged.file.copy();
      harm(copy);
      expect(lostWays(new TaggedFile(copy)).join('\n')).toContain(words);
    }
  });
});

type Harm = (file: PdfFile) => unknown;
const element = (file: PdfFile, tag: string, nth = 0): Dict =>
  file.dict(file.references.filter((ref) => file.dict(ref)['/S'] === `/${tag}`)[nth]);
const refOf = (file: PdfFile, tag: string): string =>
  file.references.find((ref) => file.dict(ref)['/S'] === `/${tag}`)!;
const object = (file: PdfFile, key: string, value: string): Dict =>
  file.dict(file.references.find((ref) => file.dict(ref)[key] === value));
const remove = (dict: Dict, key: string) => {
  if (dict[key] === undefined) throw new Error(`There is no ${key} to take away`);
  Reflect.deleteProperty(dict, key);
};
const retag =
  (tag: string, other: string): Harm =>
  (file) =>
    (element(file, tag)['/S'] = `/${other}`);
const catalog =
  (key: string, value: Dict[string]): Harm =>
  (file) =>
    (file.catalog[key] = value);
const inMetadata =
  (from: string, to: string): Harm =>
  (file) =>
    file.rewrite(refTo(file.catalog['/Metadata']), (xmp) => swapped(xmp, from, to));
const swapped = (text: string, from: string, to: string): string => {
  if (!text.includes(from)) throw new Error(`There is no ${from}`);
  return text.replaceAll(from, to);
};
/** Changes what the third page draws: the first with text of its own. */
const onPage =
  (from: string | RegExp, to: string): Harm =>
  (file) => {
    const page = file.dict(file.list(file.dict(file.catalog['/Pages'])['/Kids'])[2]);
    file.rewrite(refTo(file.list(page['/Contents'])[0]), (content) => {
      if (content.replace(from, to) === content) throw new Error(`There is no ${String(from)}`);
      return content.replace(from, to);
    });
  };
const spec = (file: PdfFile): Dict => object(file, '/Type', '/Filespec');

/** For each rule, ways to break it; every one must be found. */
const BREAKS: Record<string, Harm[]> = {
  metadata: [
    inMetadata('<pdfuaid:part>1', '<pdfuaid:part>2'),
    inMetadata('<pdfaid:conformance>A', '<pdfaid:conformance>B'),
    inMetadata('<pdfaSchema:prefix>pdfuaid', '<pdfaSchema:prefix>other'),
    inMetadata('aiim.org/pdfua/ns/id/', 'aiim.org/pdfua/ns/'),
    (file) => remove(file.catalog, '/Metadata'),
  ],
  title: [
    (file) =>
      file.rewrite(refTo(file.catalog['/Metadata']), (xmp) => xmp.replace(/(<dc:title>[^]*?x-default">)[^<]+/, '$1')),
    inMetadata('dc:title', 'dc:type'),
    (file) => remove(file.catalog, '/ViewerPreferences'),
  ],
  language: [
    (file) => remove(file.catalog, '/Lang'),
    catalog('/Lang', 'u:English please'),
    (file) => (element(file, 'P')['/Lang'] = 'u:?'),
  ],
  marked: [(file) => remove(file.catalog, '/MarkInfo'), catalog('/MarkInfo', { '/Marked': true, '/Suspects': true })],
  files: [
    ...['/Desc', '/UF', '/F', '/AFRelationship', '/EF'].map(
      (key): Harm =>
        (file) =>
          remove(spec(file), key),
    ),
    (file) => remove(file.catalog, '/AF'),
    (file) => remove(object(file, '/Type', '/EmbeddedFile'), '/Subtype'),
    (file) => remove(object(file, '/Type', '/EmbeddedFile'), '/Params'),
  ],
  colour: [
    (file) => remove(file.catalog, '/OutputIntents'),
    onPage(/[\d.]+ [\d.]+ [\d.]+ rg/, '0 0 0 1 k'),
    onPage('BT', '/Im1 Do BT'),
  ],
  quiet: [
    catalog('/OpenAction', { '/S': '/JavaScript', '/JS': 'u:app.alert(1)' }),
    catalog('/OCProperties', {}),
    (file) => (file.dict(file.catalog['/AcroForm'])['/NeedAppearances'] = true),
    (file) => (object(file, '/Subtype', '/Link')['/A'] = { '/URI': 'u:https://elsewhere.example' }),
  ],
  permissions: [
    catalog('/Perms', { '/UR3': null }),
    (file) => (file.dict(file.list(object(file, '/Type', '/Sig')['/Reference'])[0])['/DigestValue'] = 'b:00'),
  ],
  limits: [
    (file) => (element(file, 'Figure')['/Alt'] = `u:${'x'.repeat(20_000)}`),
    onPage('BT', `${'q '.repeat(29)}BT`),
    onPage('BT', 'Q BT'),
  ],
  types: [
    retag('P', 'Paragraph'),
    (file) => (file.dict(file.catalog['/StructTreeRoot'])['/RoleMap'] = { '/P': '/Span' }),
    (file) => remove(file.catalog, '/StructTreeRoot'),
  ],
  parents: [
    (file) => (element(file, 'H1')['/P'] = refOf(file, 'TOC')),
    (file) => file.list(element(file, 'Sect')['/K']).push(refOf(file, 'H2')),
    (file) => file.list(element(file, 'L')['/K']).pop(),
  ],
  marks: [
    onPage('/MCID 1', '/MCID 77'),
    onPage('/MCID 1', '/MCID 0'),
    (file) => file.list(element(file, 'H2')['/K']).push(99),
    (file) => (element(file, 'H2')['/K'] = []),
    onPage('/H2 <<', '/H3 <<'),
  ],
  everything: [
    onPage('/Artifact BMC', 'q'),
    onPage(/\/H2 <<\/MCID \d+>> BDC/, '/H2 BMC'),
    onPage('/Artifact BMC', '/P <</MCID 0>> BDC /Artifact BMC'),
    onPage('EMC', ''),
  ],
  headings: [retag('H1', 'H2'), retag('H2', 'H3'), retag('H2', 'H'), (file) => (element(file, 'H2')['/K'] = [])],
  lists: [
    retag('LI', 'P'),
    retag('Lbl', 'P'),
    retag('L', 'Sect'),
    (file) => file.list(element(file, 'LI')['/K']).pop(),
    (file) => (element(file, 'Lbl')['/K'] = []),
  ],
  contents: [retag('TOCI', 'P'), retag('TOC', 'Sect'), (file) => (element(file, 'Reference')['/K'] = [])],
  figures: [
    (file) => remove(element(file, 'Figure'), '/Alt'),
    (file) => (element(file, 'Figure')['/Alt'] = 'u: '),
    (file) => remove(element(file, 'Figure'), '/A'),
  ],
  parts: [
    retag('TR', 'P'),
    retag('TBody', 'Div'),
    retag('TBody', 'THead'),
    (file) => file.list(element(file, 'Table')['/K']).pop(),
    retag('Caption', 'P'),
  ],
  columns: [
    (file) => file.list(element(file, 'TR', 3)['/K']).pop(),
    (file) => (element(file, 'TD', 5)['/A'] = { '/O': '/Table', '/ColSpan': 3 }),
  ],
  headers: [
    (file) => remove(element(file, 'TH'), '/A'),
    ...['/TH'].map(
      (tag): Harm =>
        (file) =>
          file.references
            .map((ref) => file.dict(ref))
            .filter((one) => one['/S'] === tag)
            .forEach((one) => (one['/S'] = '/TD')),
    ),
  ],
  annotations: [
    (file) => (object(file, '/Subtype', '/Link')['/F'] = 6),
    (file) => remove(object(file, '/Subtype', '/Link'), '/F'),
    (file) => remove(object(file, '/Subtype', '/Link'), '/StructParent'),
    (file) => (object(file, '/Subtype', '/Widget')['/Subtype'] = '/Movie'),
    retag('Form', 'P'),
    retag('Link', 'Span'),
  ],
  described: [
    (file) => remove(object(file, '/Subtype', '/Link'), '/Contents'),
    (file) => remove(object(file, '/Subtype', '/Widget'), '/TU'),
  ],
  linked: [
    (file) => file.list(element(file, 'Link')['/K']).pop(),
    (file) => file.list(element(file, 'Link')['/K']).shift(),
  ],
  tabs: [
    (file) => file.references.forEach((ref) => file.dict(ref)['/Type'] === '/Page' && (file.dict(ref)['/Tabs'] = '/R')),
  ],
  fonts: [
    (file) => remove(object(file, '/Subtype', '/Type0'), '/ToUnicode'),
    (file) => remove(object(file, '/Type', '/FontDescriptor'), '/FontFile2'),
    (file) => remove(object(file, '/Subtype', '/CIDFontType2'), '/CIDToGIDMap'),
    (file) => remove(object(file, '/Subtype', '/CIDFontType2'), '/W'),
    onPage(/<[0-9a-f]{4}/, '<0000'),
    (file) =>
      file.rewrite(refTo(object(file, '/Subtype', '/Type0')['/ToUnicode']), (map) =>
        map.replace(/\[<0000> <\w+>/, '[<0000> <fffe>'),
      ),
  ],
};
