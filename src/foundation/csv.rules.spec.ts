import fc from 'fast-check';
import { BYTE_ORDER_MARK, csvField, csvOf, neutralised, type CsvValue } from './csv.rules';

/** A reader of RFC 4180, written apart from the writer. */
function read(text: string): string[][] {
  const rows: string[][] = [];
  const field = /("(?:[^"]|"")*"|[^,\r\n]*)(,|\r\n)/y;
  let row: string[] = [];
  for (let match = field.exec(text); match; match = field.exec(text)) {
    const [, shown = '', end] = match;
    row.push(shown.startsWith('"') ? shown.slice(1, -1).replaceAll('""', '"') : shown);
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

const nasty = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({
    unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '"', ',', ';', ' ', 'a', '1', "'", '＝', '\0'),
  }),
);
const value: fc.Arbitrary<CsvValue> = fc.oneof(nasty, fc.integer(), fc.boolean(), fc.constant(null));

describe('a CSV report', () => {
  it('reads back as it was written, with as many fields on every line', () => {
    fc.assert(
      fc.property(fc.array(fc.array(value, { maxLength: 5 })), fc.array(nasty, { maxLength: 4 }), (rows, columns) => {
        const text = csvOf({
          name: 'Coverage',
          filter: 'Period FY2026',
          ranAt: '2026-11-21T10:00:00.000Z',
          columns,
          rows,
        });
        const back = read(text.slice(1));
        const width = Math.max(2, columns.length, ...rows.map((r) => r.length));
        expect(back.every((line) => line.length === width)).toBe(true);
        expect(back).toHaveLength(6 + rows.length);
        const expected = rows.map((row) => Array.from({ length: width }, (_, i) => neutralised(String(row[i] ?? ''))));
        expect(back.slice(6)).toEqual(expected);
      }),
    );
  });

  it('has no field that a spreadsheet would run as a formula', () => {
    fc.assert(
      fc.property(value, (given) => {
        const [[shown = '']] = read(`${csvField(given)}\r\n`) as [string[]];
        expect(shown).not.toMatch(/^[\s\p{Cc}]*[=+\-@＝＋－＠]|^[\t\r\n]/u);
      }),
      { numRuns: 1000 },
    );
  });

  it('changes nothing but by one apostrophe in front', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        expect([text, `'${text}`]).toContain(neutralised(text));
      }),
    );
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1+1', '-2.5'])('neutralises %j', (text) => {
    expect(neutralised(text)).toBe(`'${text}`);
  });

  it.each(['Met', '2026-11-21', 'a=b', 'EV-0001', '3', ''])('leaves %j as it is', (text) => {
    expect(csvField(text)).toBe(text);
  });

  it('says what it is, what was asked, when, and how many rows follow', () => {
    const text = csvOf({
      name: 'Deadlines',
      filter: 'Period FY2026; all tiers',
      ranAt: '2026-11-21T10:00:00.000Z',
      notes: ['Not an audit.'],
      columns: ['Vendor', 'Due', 'Rule'],
      rows: [['Harbour, "Line" Co', '2026-12-01', null]],
    });
    expect(text).toBe(
      BYTE_ORDER_MARK +
        [
          'Report,Deadlines,',
          'Filter,"Period FY2026; all tiers",',
          'Run at (UTC),2026-11-21T10:00:00.000Z,',
          'Rows,1,',
          'Note,Not an audit.,',
          ',,',
          'Vendor,Due,Rule',
          '"Harbour, ""Line"" Co",2026-12-01,',
          '',
        ].join('\r\n'),
    );
  });
});
