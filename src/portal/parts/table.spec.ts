import { csvOf, filterRows, sortRows, type Column } from './table';

type Row = { name: string; minutes: number | null };
const rows: Row[] = [
  { name: 'Plan 10', minutes: 0 },
  { name: 'Plan 9', minutes: null },
  { name: 'plan 11', minutes: 240 },
];
const columns: Column<Row>[] = [
  { id: 'name', header: 'Name', cell: (row) => row.name, value: (row) => row.name },
  { id: 'minutes', header: 'Recovery, minutes', cell: () => null, value: (row) => row.minutes },
  { id: 'shown', header: 'Only shown', cell: () => null },
];
const names = (found: readonly Row[]) => found.map((row) => row.name);

it('sorts words with their numbers, without regard to case', () => {
  expect(names(sortRows(rows, columns, { column: 'name', descending: false }))).toEqual([
    'Plan 9',
    'Plan 10',
    'plan 11',
  ]);
});

it('sorts zero as a value and leaves what is missing last in both directions', () => {
  expect(names(sortRows(rows, columns, { column: 'minutes', descending: false }))).toEqual([
    'Plan 10',
    'plan 11',
    'Plan 9',
  ]);
  expect(names(sortRows(rows, columns, { column: 'minutes', descending: true }))).toEqual([
    'plan 11',
    'Plan 10',
    'Plan 9',
  ]);
});

it('leaves the order alone for a column that does not sort', () => {
  expect(sortRows(rows, columns, { column: 'shown', descending: false })).toBe(rows);
});

it('finds rows that contain every word, in any column', () => {
  expect(names(filterRows(rows, columns, ' PLAN  240 '))).toEqual(['plan 11']);
  expect(filterRows(rows, columns, '')).toBe(rows);
});

it('writes CSV that a spreadsheet reads as data, never as a formula', () => {
  const risky: Row[] = [
    { name: '=HYPERLINK("x")', minutes: 0 },
    { name: 'Dublin, "north"', minutes: null },
  ];
  expect(csvOf(risky, columns)).toBe(
    '\ufeffName,"Recovery, minutes"\r\n"\'=HYPERLINK(""x"")",0\r\n"Dublin, ""north""",',
  );
});
