import fc from 'fast-check';
import { readCsv } from './csv-reader.rules';
import { csvField } from './csv.rules';
import { WORKBOOK_LIMITS } from './workbook.rules';

const read = (text: string | Buffer, limits = WORKBOOK_LIMITS) => readCsv(Buffer.from(text), limits);
const texts = (text: string) => {
  const reading = read(text);
  return 'sheets' in reading ? reading.sheets[0]?.rows.map((row) => row.map((cell) => cell.text)) : reading.refusals;
};

describe('a CSV file', () => {
  it('reads back what the writer wrote, formulas as texts', () => {
    const field = fc.string({ unit: fc.constantFrom('=', "'", '+', '"', ',', ';', '\r', '\n', '\t', 'a', ' ') });
    const table = fc
      .integer({ min: 2, max: 4 })
      .chain((width) =>
        fc.array(fc.array(field, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }),
      );
    fc.assert(
      fc.property(table, (rows) => {
        const all = [rows[0]?.map(() => 'Head') ?? [], ...rows];
        expect(texts(`${all.map((row) => row.map(csvField).join(',')).join('\r\n')}\r\n`)).toEqual(all);
      }),
    );
  });

  it.each([',', ';', '\t'])('may be divided by %j, with or without a last line end', (mark) => {
    const lines = [`Name${mark}Country`, `"Harbour${mark} Line"${mark}US`];
    for (const end of ['\n', '\r\n'])
      expect(texts(lines.join(end))).toEqual([
        ['Name', 'Country'],
        [`Harbour${mark} Line`, 'US'],
      ]);
  });

  it('keeps the byte order mark out of the first header', () => {
    expect(texts('\uFEFFName,Country')).toEqual([['Name', 'Country']]);
  });

  it.each([
    ['', 'empty'],
    [',,\r\n,,\r\n', 'empty'],
    ['Name\r\n=1+1', 'formula'],
    ['Name\r\n"open', 'open_quote'],
    ['Name\r\n"a"b', 'stray_quote'],
    ['Name\0', 'not_csv'],
  ])('%j is refused as %s', (text, code) => {
    expect(read(text)).toMatchObject({ refusals: [{ code }] });
  });

  it('in another encoding is refused', () => {
    expect(read(Buffer.from('Straße', 'latin1'))).toMatchObject({ refusals: [{ code: 'not_utf8' }] });
  });

  it('is read no further than its limits', () => {
    const limits = { ...WORKBOOK_LIMITS, rows: 3, columns: 4, cells: 6, cellLength: 5, fileBytes: 1_000_000 };
    expect(read('a\n'.repeat(4), limits)).toMatchObject({ refusals: [{ code: 'too_many_rows' }] });
    expect(read('a,'.repeat(5), limits)).toMatchObject({ refusals: [{ code: 'too_many_columns' }] });
    expect(read('a,b,c\n'.repeat(3), limits)).toMatchObject({ refusals: [{ code: 'too_many_cells' }] });
    expect(read('abcdef', limits)).toMatchObject({ refusals: [{ code: 'too_long', address: 'A1' }] });
    expect(read('a'.repeat(1_000_001), limits)).toMatchObject({ refusals: [{ code: 'too_large' }] });
  });

  it('never throws, whatever it holds', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const reading = read(Buffer.from(bytes));
        expect('sheets' in reading || reading.refusals.length > 0).toBe(true);
      }),
    );
  });
});
