import fc from 'fast-check';
import { workbookOf, rowsXml, zipped, type ZippedPart } from '../../test/support/zipped';
import { readWorkbook, WORKBOOK_LIMITS, writeWorkbook } from './workbook';
import { addressOf, positionOf } from './workbook.rules';

const cellXml = (xml: string) => rowsXml(`<row r="1">${xml}</row>`);

async function refusalsOf(bytes: Buffer, limits = WORKBOOK_LIMITS) {
  const reading = await readWorkbook(bytes, limits);
  if ('sheets' in reading) throw new Error('This file was read.');
  return reading.refusals;
}

async function cellsOf(bytes: Buffer) {
  const reading = await readWorkbook(bytes);
  if ('refusals' in reading) throw new Error(reading.refusals[0]?.reason);
  return reading.sheets.map(({ rows }) => rows.map((row) => row.map(({ kind, value }) => [kind, value])));
}

const STYLES: ZippedPart = {
  name: 'xl/styles.xml',
  content:
    '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[h]:mm"/><numFmt numFmtId="165" formatCode="0.0%"/><numFmt numFmtId="166" formatCode="&quot;day&quot; 0"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>' +
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="20"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="22"/><xf numFmtId="166"/></cellXfs></styleSheet>',
};

describe('a workbook that is read', () => {
  it.each([
    ['<c r="A1"><v>12.5</v></c>', ['number', 12.5]],
    ['<c r="A1" t="str"><v>12.5</v></c>', ['text', '12.5']],
    ['<c r="A1" t="b"><v>1</v></c>', ['boolean', true]],
    ['<c r="A1" s="1"><v>46348</v></c>', ['date', '2026-11-22']],
    ['<c r="A1" s="1"><v>59</v></c>', ['date', '1900-02-28']],
    ['<c r="A1" s="5"><v>46348.5</v></c>', ['date-time', '2026-11-22T12:00:00']],
    ['<c r="A1" s="2"><v>0.0625</v></c>', ['duration', 90]],
    ['<c r="A1" s="3"><v>2</v></c>', ['duration', 2880]],
    ['<c r="A1" s="4"><v>0.95</v></c>', ['percent', 95]],
    ['<c r="A1" s="6"><v>3</v></c>', ['number', 3]],
    ['<c r="A1" t="inlineStr"><is><r><t>Har</t></r><r><t>bour</t></r></is></c>', ['text', 'Harbour']],
    ['<c r="A1" t="inlineStr"><is><t>A &amp; B &#x263A;</t></is></c>', ['text', 'A & B ☺']],
    ['<c r="A1" t="d"><v>2026-11-22T00:00:00</v></c>', ['date', '2026-11-22']],
  ])('takes %s for what it is', async (xml, expected) => {
    expect(await cellsOf(workbookOf(cellXml(xml), [STYLES]))).toEqual([[[expected]]]);
  });

  it('counts days from 1904 where the workbook does', async () => {
    const book = {
      name: 'xl/workbook.xml',
      content: '<workbook><workbookPr date1904="1"/><sheets><sheet name="List" r:id="rId1"/></sheets></workbook>',
    };
    expect(await cellsOf(workbookOf(cellXml('<c r="A1" s="1"><v>44886</v></c>'), [STYLES, book]))).toEqual([
      [[['date', '2026-11-22']]],
    ]);
  });

  it('keeps gaps, so that a cell stands where its address says', async () => {
    const sheet = rowsXml('<row r="2"><c r="C2"><v>7</v></c></row>');
    expect(await cellsOf(workbookOf(sheet))).toEqual([
      [
        [],
        [
          ['empty', null],
          ['empty', null],
          ['number', 7],
        ],
      ],
    ]);
  });

  it('reads back what was written, formulas as texts', async () => {
    const text = fc.string({
      unit: fc.constantFrom('=', '+', "'", '@', '-', '\t', 'a', '1', '"', '<', '&', ' ', '_x000D_', 'é'),
      maxLength: 12,
    });
    const value = fc.oneof(text, fc.integer(), fc.boolean());
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 5 }), async (rows) => {
        const columns = [{ header: 'One' }, { header: '=Two', options: ['a,b', 'c'], hint: 'Choose' }];
        const [back] = await cellsOf(await writeWorkbook([{ name: 'List', columns, rows }]));
        const seen = rows.map((row) => row.map((_, i) => back?.[rows.indexOf(row) + 1]?.[i]?.[1] ?? ''));
        expect(seen).toEqual(rows);
      }),
      { numRuns: 60 },
    );
  });

  it('has an address for every cell', () => {
    fc.assert(
      fc.property(fc.nat(999_999), fc.nat(16_383), (row, column) => {
        expect(positionOf(addressOf(row, column))).toEqual({ row, column });
      }),
    );
    expect([addressOf(0, 0), addressOf(6, 25), addressOf(6, 26), addressOf(0, 16_383)]).toEqual([
      'A1',
      'Z7',
      'AA7',
      'XFD1',
    ]);
  });
});

const text = (value: string) => `<c r="A1" t="inlineStr"><is><t>${value}</t></is></c>`;
const relation = (type: string, target: string, mode = '') =>
  `<Relationships><Relationship Id="rId1" Type="x/${type}" Target="${target}"${mode}/></Relationships>`;
const RELS = 'xl/worksheets/_rels/sheet1.xml.rels';

describe('a hostile workbook', () => {
  const hostile: [string, () => Buffer, string, string | null][] = [
    [
      'a formula',
      () => workbookOf(rowsXml('<row r="3"><c r="B3"><f>HYPERLINK("x")</f><v>1</v></c></row>')),
      'formula',
      'B3',
    ],
    ['a shared formula', () => workbookOf(cellXml('<c r="A1"><f t="shared" si="0"/><v>1</v></c>')), 'formula', 'A1'],
    [
      'merged cells',
      () => workbookOf(`${cellXml(text('x'))}<mergeCells><mergeCell ref="A1:B2"/></mergeCells>`),
      'merged',
      'A1',
    ],
    ['an error value', () => workbookOf(cellXml('<c r="A1" t="e"><v>#REF!</v></c>')), 'wrong_value', 'A1'],
    ['a number that is none', () => workbookOf(cellXml('<c r="A1"><v>0x10</v></c>')), 'wrong_value', 'A1'],
    ['a shared text that is not there', () => workbookOf(cellXml('<c r="A1" t="s"><v>9</v></c>')), 'wrong_value', 'A1'],
    ['macros', () => workbookOf('', [{ name: 'xl/vbaProject.bin', content: 'x' }]), 'macros', null],
    ['an old macro sheet', () => workbookOf('', [{ name: 'xl/macrosheets/sheet1.xml', content: 'x' }]), 'macros', null],
    [
      'an external link',
      () => workbookOf('', [{ name: 'xl/externalLinks/externalLink1.xml', content: 'x' }]),
      'external_link',
      null,
    ],
    ['a query', () => workbookOf('', [{ name: 'xl/connections.xml', content: 'x' }]), 'external_link', null],
    [
      'a template from the network',
      () =>
        workbookOf('', [{ name: RELS, content: relation('image', 'http://x.test/a.png', ' TargetMode="External"') }]),
      'external_link',
      null,
    ],
    [
      'a picture',
      () =>
        workbookOf('', [
          { name: RELS, content: relation('drawing', '../drawings/drawing1.xml') },
          { name: 'xl/drawings/drawing1.xml', content: '<wsDr><from><col>2</col><row>4</row></from></wsDr>' },
        ]),
      'foreign_object',
      'C5',
    ],
    [
      'an embedded object',
      () => workbookOf('<oleObjects><oleObject progId="Package"/></oleObjects>'),
      'foreign_object',
      null,
    ],
    ['a file within', () => workbookOf('', [{ name: 'xl/embeddings/inner.xlsx', content: 'x' }]), 'nested', null],
    ['a zip within', () => workbookOf('', [{ name: 'bomb.zip', content: 'x' }]), 'nested', null],
    ['a path upwards', () => workbookOf('', [{ name: '../../etc/passwd', content: 'x' }]), 'path_trick', null],
    ['an absolute path', () => workbookOf('', [{ name: '/etc/passwd', content: 'x' }]), 'path_trick', null],
    [
      'two parts by one name',
      () =>
        workbookOf('', [
          { name: 'a.xml', content: 'x' },
          { name: 'a.xml', content: 'y' },
        ]),
      'unusual_package',
      null,
    ],
    [
      'too many parts',
      () => zipped(Array.from({ length: 201 }, (_, i) => ({ name: `${i}.xml`, content: 'x' }))),
      'too_many_parts',
      null,
    ],
    ['encryption', () => workbookOf('', [{ name: 'a.xml', content: 'x', claimed: { flags: 1 } }]), 'encrypted', null],
    [
      'an unknown packing',
      () => workbookOf('', [{ name: 'a.xml', content: 'x', claimed: { method: 99 } }]),
      'unusual_package',
      null,
    ],
    [
      'an entity',
      () =>
        workbookOf('', [{ name: 'xl/worksheets/sheet1.xml', content: '<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>' }]),
      'xml_trick',
      null,
    ],
    ['hidden text', () => workbookOf(cellXml('<c r="A1"><v><![CDATA[1]]></v></c>')), 'xml_trick', null],
    [
      'another encoding',
      () => workbookOf('', [{ name: 'xl/worksheets/sheet1.xml', content: Buffer.from('<worksheet/>', 'utf16le') }]),
      'unusual_package',
      null,
    ],
    ['a tag without end', () => workbookOf('<sheetData><row r="1'), 'damaged', null],
    ['rows out of order', () => workbookOf(rowsXml('<row r="5"/>', '<row r="4"/>')), 'damaged', null],
    ['a row far down', () => workbookOf(rowsXml('<row r="1048576"/>')), 'too_many_rows', null],
    ['a column far right', () => workbookOf(cellXml('<c r="XFD1"><v>1</v></c>')), 'too_many_columns', null],
    [
      'a sheet elsewhere',
      () => workbookOf('', [{ name: 'xl/_rels/workbook.xml.rels', content: relation('worksheet', '../../../x.xml') }]),
      'unusual_sheet',
      null,
    ],
    ['nothing', () => Buffer.alloc(0), 'empty', null],
    ['a text file', () => Buffer.from('Name,Country\r\nHarbour Line,US\r\n'), 'not_a_workbook', null],
    [
      'an old Excel file',
      () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]),
      'not_a_workbook',
      null,
    ],
    [
      'an OpenDocument file',
      () =>
        zipped([
          { name: 'mimetype', content: 'x' },
          { name: 'content.xml', content: 'x' },
        ]),
      'not_a_workbook',
      null,
    ],
    ['a zip of something else', () => zipped([{ name: 'a.txt', content: 'x' }]), 'not_a_workbook', null],
    ['half a file', () => workbookOf(cellXml(text('x'))).subarray(0, 300), 'not_a_workbook', null],
  ];

  it.each(hostile)('with %s is refused', async (...[, make, code, address]) => {
    const [first] = await refusalsOf(make());
    expect(first).toMatchObject({ code, address });
    expect(first?.reason).toMatch(/\.$/);
    if (address !== null) expect(first).toMatchObject({ sheet: 'List' });
  });

  it('names every formula, up to fifty', async () => {
    const rows = Array.from({ length: 80 }, (_, i) => `<row r="${i + 1}"><c r="A${i + 1}"><f>1</f></c></row>`);
    const refusals = await refusalsOf(workbookOf(rowsXml(...rows)));
    expect(refusals.map(({ address }) => address)).toEqual(Array.from({ length: 50 }, (_, i) => `A${i + 1}`));
  });

  it('of a million rows is refused without being read: what is broken behind them is never reached', async () => {
    const limits = { ...WORKBOOK_LIMITS, fileBytes: 64 * 1_048_576 };
    const broken = (count: number) => {
      const rows = Array.from({ length: count }, (_, i) => `<row r="${i + 1}"><c r="A${i + 1}"><v>1</v></c></row>`);
      return workbookOf(`<sheetData>${rows.join('')}<row r="1"><c r=</sheetData>`);
    };
    expect((await refusalsOf(broken(1_000_000), limits))[0]?.code).toBe('too_many_rows');
    expect((await refusalsOf(broken(10), limits))[0]?.code).toBe('damaged');
  });

  it('that unpacks to a gigabyte is refused by what it claims, and by what it is', async () => {
    const zeros = Buffer.alloc(200 * 1_048_576);
    const honest = workbookOf('', [{ name: 'xl/worksheets/sheet1.xml', content: zeros }]);
    const lying = workbookOf('', [{ name: 'xl/worksheets/sheet1.xml', content: zeros, claimed: { unpacked: 100 } }]);
    const before = process.memoryUsage().arrayBuffers;
    expect((await refusalsOf(honest))[0]?.code).toBe('too_large');
    expect((await refusalsOf(lying))[0]?.code).toBe('damaged');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20 * 1_048_576);
  });

  it('of any bytes never throws', async () => {
    const good = workbookOf(cellXml(text('x')), [STYLES]);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { maxLength: 6 }), async (flips) => {
        const bytes = Buffer.from(good);
        for (const [at, value] of flips) bytes[at] = value;
        const reading = await readWorkbook(bytes);
        expect('sheets' in reading || reading.refusals.length > 0).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
