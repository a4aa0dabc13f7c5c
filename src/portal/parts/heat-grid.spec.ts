import { linesOf, moveBy, type HeatRow } from './heat-grid';

const row = (id: string, family: string): HeatRow => ({ id, code: id, title: id, family });
const rows = [row('GOV-01', 'Governance'), row('PLN-01', 'Plans'), row('GOV-02', 'Governance')];
const said = (closed: string[]) =>
  linesOf(rows, new Set(closed)).map((line) => (line.kind === 'family' ? `${line.family} ${line.count}` : line.row.id));

it('puts each family above its rows, in order of first appearance', () => {
  expect(said([])).toEqual(['Governance 2', 'GOV-01', 'GOV-02', 'Plans 1', 'PLN-01']);
});

it('keeps the line of a closed family and drops its rows', () => {
  expect(said(['Governance'])).toEqual(['Governance 2', 'Plans 1', 'PLN-01']);
});

it('moves by arrow keys and stays inside', () => {
  const size = { lines: 5, columns: 3 };
  expect(moveBy('ArrowDown', { line: 1, column: 2 }, size)).toEqual({ line: 2, column: 2 });
  expect(moveBy('ArrowUp', { line: 0, column: 2 }, size)).toEqual({ line: 0, column: 2 });
  expect(moveBy('ArrowRight', { line: 1, column: 2 }, size)).toEqual({ line: 1, column: 2 });
  expect(moveBy('End', { line: 1, column: 0 }, size)).toEqual({ line: 1, column: 2 });
  expect(moveBy('Home', { line: 1, column: 2 }, size)).toEqual({ line: 1, column: 0 });
  expect(moveBy('a', { line: 1, column: 2 }, size)).toBeNull();
});
