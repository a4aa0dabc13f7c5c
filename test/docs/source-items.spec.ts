import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { openTestPortal, type TestPortal } from '../support/portal';
import { nameOf, routesOf } from '../support/routes';

const root = path.join(__dirname, '..', '..');

// The source items, as the catalogue's own spec counts them: A-01, A-02a to A-02g, A-03 to A-27, B-01 to B-23.
const numbered = (letter: string, from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => `${letter}-${String(from + i).padStart(2, '0')}`);
const ITEMS = [
  'A-01',
  ...[...'abcdefg'].map((letter) => `A-02${letter}`),
  ...numbered('A', 3, 27),
  ...numbered('B', 1, 23),
];

interface Row {
  item: string;
  asks: string;
  screens: string[];
  endpoints: string[];
  tests: string[];
}

const cellsOf = (line: string) =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
const claims = (cell: string) =>
  cell
    .split('<br>')
    .map((claim) => claim.trim().replaceAll('`', ''))
    .filter((claim) => claim !== '');

function rowsOf(document: string): Row[] {
  return document
    .split('\n')
    .filter((line) => /^\| [AB]-\d/.test(line))
    .map((line) => {
      const [item = '', asks = '', screens = '', endpoints = '', tests = ''] = cellsOf(line);
      return { item, asks, screens: claims(screens), endpoints: claims(endpoints), tests: claims(tests) };
    });
}

/** `_app.vendors.$vendorId.tsx` is the screen `/vendors/$vendorId`. */
function screensOf(folder: string): string[] {
  return readdirSync(folder).map(
    (name) =>
      `/${name
        .replace(/\.tsx$/, '')
        .replace(/^_app\./, '')
        .replace(/\.index$/, '')
        // a screen of its own beside its parent's: `$id_` in the file is `$id` in the address
        .replaceAll(/_(?=\.)/g, '')
        .replaceAll('.', '/')}`,
  );
}

/** A test is named by its file and its title: `test/x.spec.ts › is told`. */
function refusalOfTest(claim: string): string | null {
  const [file = '', title = ''] = claim.split(' › ');
  if (!/\.spec\.ts$/.test(file) || !existsSync(path.join(root, file))) return `${claim}: there is no such file`;
  const source = readFileSync(path.join(root, file), 'utf8');
  const titles = [...source.matchAll(/\b(?:it|describe|test)(?:\.each\([^]*?\))?\(\s*(['"`])((?:\\.|(?!\1)[^])*)\1/g)];
  const told = titles.map((match) => (match[2] ?? '').replace(/\\(['"`])/g, '$1'));
  return told.includes(title) ? null : `${claim}: there is no such test`;
}

describe('the coverage of the source items', () => {
  const rows = rowsOf(readFileSync(path.join(root, 'docs', 'coverage-of-source-items.md'), 'utf8'));
  let house: TestPortal;
  beforeAll(async () => {
    house = await openTestPortal();
  });
  afterAll(() => house.close());

  it('has a line for each of the 56, in their order, and no other', () => {
    expect(ITEMS).toHaveLength(56);
    expect(rows.map(({ item }) => item)).toEqual(ITEMS);
  });

  it('names a screen, an endpoint and a test for each', () => {
    const silent = rows.filter(
      ({ asks, ...columns }) =>
        asks === '' || [columns.screens, columns.endpoints, columns.tests].some((one) => one.length === 0),
    );
    expect(silent).toEqual([]);
  });

  it('names screens that exist', () => {
    const screens = screensOf(path.join(root, 'src', 'portal', 'routes'));
    expect(rows.flatMap((row) => row.screens.filter((screen) => !screens.includes(screen)))).toEqual([]);
  });

  it('names endpoints that exist', () => {
    const doors = routesOf(house.app).map(nameOf);
    expect(rows.flatMap((row) => row.endpoints.filter((endpoint) => !doors.includes(endpoint)))).toEqual([]);
  });

  it('names tests that exist', () => {
    expect(rows.flatMap((row) => row.tests.map(refusalOfTest).filter((refusal) => refusal !== null))).toEqual([]);
  });

  it('would notice a test, a title or a file that does not', () => {
    expect(refusalOfTest('test/docs/source-items.spec.ts › names tests that exist')).toBeNull();
    expect(refusalOfTest('test/docs/source-items.spec.ts › names tests that do not')).toContain('no such test');
    expect(refusalOfTest('test/docs/elsewhere.spec.ts › names tests that exist')).toContain('no such file');
    expect(refusalOfTest('README.md › Holdfast')).toContain('no such file');
  });
});
