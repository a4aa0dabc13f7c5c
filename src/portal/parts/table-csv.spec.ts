import fc from 'fast-check';
import { csvField as serversField, csvOf as serversReport } from '../../foundation/csv.rules';
import { csvOf, csvReport } from './table';

const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({
    unit: fc.constantFrom('=', '+', '-', '@', "'", '\t', '\r', '\n', '"', ',', ';', ' ', 'a', '＝', '\uFEFF'),
  }),
);

describe('a list that the portal exports', () => {
  it('has the cells that the server would write: none runs as a formula', () => {
    fc.assert(
      fc.property(text, (value) => {
        const written = csvOf([{ value }], [{ id: 'a', header: 'A', value: (row) => row.value, cell: () => null }]);
        expect(written).toBe(`\uFEFFA\r\n${serversField(value)}`);
      }),
      { numRuns: 1000 },
    );
  });

  it('says what it is in the lines that the server would write', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text)), text, (rows, filter) => {
        const head = { name: 'Vendors', filter, ranAt: '2026-11-22T08:00:00.000Z' };
        const columns = [0, 1].map((at) => ({
          ...{ id: String(at), header: `Column ${at}`, value: (row: [string, string]) => row[at], cell: () => null },
        }));
        const written = csvReport(head, rows, columns);
        expect(written).toBe(serversReport({ ...head, columns: ['Column 0', 'Column 1'], rows }));
      }),
    );
  });
});
