import fc from 'fast-check';
import type { Cell } from '../foundation/workbook.rules';
import { COLUMNS_OF } from './import-columns.rules';
import type { RegisterFacts } from './import-facts.model';
import { keyOf, planRows, type PlannedRow } from './import-plan.rules';

const COLUMNS = COLUMNS_OF.systems;
const facts = (existing: RegisterFacts['existing'] = []): RegisterFacts => ({
  vendors: [
    { id: 'v1', ref: 'VN-0001', name: 'Harbour Line' },
    { id: 'v2', ref: 'VN-0002', name: 'Quay Works' },
  ],
  ...{ existing, categories: [], mayDecideScope: false, personId: 'p', held: new Map(), today: '2026-11-22' },
});
const cell = (text: string): Cell => ({ kind: text === '' ? 'empty' : 'text', text, value: text, address: 'A1' });
const table = (rows: string[][]) => ({
  header: COLUMNS.map(({ header }) => cell(header)),
  rows: rows.map((texts, i) => ({ row: i + 2, cells: texts.map(cell) })),
});
const plan = (rows: string[][], known = facts()): PlannedRow[] =>
  planRows(table(rows), { kind: 'systems', columns: COLUMNS, facts: known });

const vendor = fc.constantFrom('Harbour Line', 'harbour line', 'VN-0001', 'vn-0002', 'Quay Works', 'Nobody', '');
const line = fc.tuple(
  vendor,
  fc.constantFrom('Dialler', 'DIALLER', 'Orders', 'Ledger', ''),
  fc.constantFrom('telephony', 'application', 'spaceship', ''),
  fc.constantFrom('', 'What it does'),
);
const lines = fc.array(
  line.map((one) => [...one]),
  { minLength: 1, maxLength: 12 },
);

/** The register as it stands after everything that a plan says was done. */
const registerAfter = (rows: PlannedRow[]): RegisterFacts['existing'] =>
  rows
    .filter(({ action }) => action !== 'refused')
    .map(({ values, vendorId, row }) => {
      const fields = Object.fromEntries(Object.entries(values).filter(([name]) => name !== 'vendor'));
      return { key: keyOf('systems', values, vendorId) ?? '', id: `s${row}`, version: 1, fields };
    });

describe('what the rows of a file would do', () => {
  it('is said of every row, and refused exactly where a cell of it is named', () => {
    fc.assert(
      fc.property(lines, (rows) => {
        const planned = plan(rows);
        expect(planned.map(({ row }) => row)).toEqual(rows.map((_, i) => i + 2));
        for (const one of planned) {
          expect(one.action === 'refused').toBe(one.errors.length > 0);
          for (const error of one.errors) expect(error.address).toMatch(new RegExp(`^[A-D]${one.row}$`));
        }
      }),
    );
  });

  it('is nothing once it was done: the same file changes nothing the second time', () => {
    fc.assert(
      fc.property(lines, (rows) => {
        const first = plan(rows);
        fc.pre(first.every(({ action }) => action === 'create'));
        const second = plan(rows, facts(registerAfter(first)));
        expect(second.every(({ action, changes }) => action === 'unchanged' && changes.length === 0)).toBe(true);
      }),
    );
  });

  it('enters nothing twice: of rows about one thing all but the first are refused', () => {
    fc.assert(
      fc.property(lines, (rows) => {
        const keys = plan(rows)
          .filter(({ action }) => action !== 'refused')
          .map(({ values, vendorId }) => keyOf('systems', values, vendorId));
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });

  it('finds the vendor by name or reference in any case, and no other', () => {
    fc.assert(
      fc.property(lines, (rows) => {
        for (const [i, one] of plan(rows).entries()) {
          const given = (rows[i]?.[0] ?? '').toLowerCase();
          const known = ['harbour line', 'vn-0001'].includes(given) ? 'v1' : null;
          expect(one.vendorId).toBe(['quay works', 'vn-0002'].includes(given) ? 'v2' : known);
        }
      }),
    );
  });

  it('leaves what an empty cell says nothing of, and shows before and after of the rest', () => {
    const fields = { name: 'Dialler', kind: 'telephony', description: 'Old' };
    const existing = [{ key: 'v1 dialler', id: 's1', version: 3, fields }];
    const [same, other] = [
      ['Harbour Line', 'dialler', 'telephony', ''],
      ['VN-0001', 'Dialler', 'application', ''],
    ];
    expect(plan([same], facts(existing))[0]).toMatchObject({
      ...{ action: 'change', targetId: 's1', targetVersion: 3 },
      changes: [{ column: 'System', before: 'Dialler', after: 'dialler' }],
    });
    expect(plan([other], facts(existing))[0]?.changes).toEqual([
      { column: 'Kind', before: 'telephony', after: 'application' },
    ]);
  });
});
