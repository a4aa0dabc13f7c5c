import fc from 'fast-check';
import { csvField as serversField } from '../../foundation/csv.rules';
import { csvOf } from './table';

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
});
