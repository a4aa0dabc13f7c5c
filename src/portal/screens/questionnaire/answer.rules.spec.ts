import fc from 'fast-check';
import type { AnswerSpec, CellType, Column, Given, TableRow } from '../../api/questionnaires';
import {
  isBlank,
  isEmptyGiven,
  isUnread,
  nothing,
  problemsIn,
  readPasted,
  readTyped,
  rowsOf,
  shownRows,
  storedRows,
  typedOf,
} from './answer.rules';

const column = (key: string, type: CellType, more: Partial<Column> = {}): Column => ({
  ...{ key, label: `The ${key}`, type, options: null, required: false },
  ...more,
});
const weight = [
  { value: 'heavy', label: 'Very heavy' },
  { value: 'light', label: 'Light' },
];
const columns = [
  column('part', 'text', { required: true }),
  column('weight', 'enum', { options: weight }),
  column('lasts', 'duration'),
  column('spare', 'boolean'),
];
const spec = (more: Partial<AnswerSpec>): AnswerSpec => ({
  ...{ type: 'table', options: null, columns, rows: null, minRows: 0, allowNone: false },
  ...more,
});
const words = { unread: (type: CellType) => `no ${type}`, reason: 'say why', required: 'fill in' };
const given = (part: Partial<Given>): Given => ({ ...nothing, ...part });
const pointers = (answer: AnswerSpec, part: Partial<Given>) =>
  problemsIn({ answer }, given(part), words).map(({ pointer, message }) => `${pointer} ${message}`);

describe('what a person typed', () => {
  it.each<[CellType, string, unknown]>([
    ['duration', '4:00', 240],
    ['duration', '4 h', 240],
    ['duration', '0', 0],
    ['duration', 'soon', 'soon'],
    ['integer', '12', 12],
    ['integer', '1.5', '1.5'],
    ['integer', '-1', '-1'],
    ['percent', '99.5', 99.5],
    ['percent', '80 %', 80],
    ['percent', '99.55', '99.55'],
    ['text', '  two  spaces ', '  two  spaces '],
    ['date', ' ', null],
  ])('as a %s, “%s” is read as %j', (type, text, value) => {
    expect(readTyped(type, text)).toBe(value);
  });

  it('comes back as the same value from its own field, whole minutes and counts alike', () => {
    fc.assert(
      fc.property(fc.constantFrom<CellType>('duration', 'integer'), fc.nat({ max: 599_999 }), (type, value) => {
        expect(readTyped(type, typedOf(type, value))).toBe(value);
      }),
    );
  });

  it('is never lost: what cannot be read stands in the field as it was typed', () => {
    fc.assert(
      fc.property(fc.constantFrom<CellType>('duration', 'integer', 'percent'), fc.string(), (type, text) => {
        const value = readTyped(type, text);
        if (isUnread(type, value)) expect(typedOf(type, value)).toBe(text.trim());
        else expect(value === null || typeof value === 'number').toBe(true);
      }),
    );
  });

  it('counts zero and “no” as answers, an empty field as none', () => {
    expect([0, false, 'x', ['a']].map(isBlank)).toEqual([false, false, false, false]);
    expect([null, undefined, '', []].map(isBlank)).toEqual([true, true, true, true]);
    expect([given({ note: 'only a note' }), given({ none: true })].map(isEmptyGiven)).toEqual([true, false]);
  });
});

describe('what keeps an answer from being sent', () => {
  it('is a number that cannot be read, at its place', () => {
    expect(pointers(spec({ type: 'percent' }), { value: 'most' })).toEqual(['/value no percent']);
    expect(pointers(spec({ type: 'percent' }), { value: 0 })).toEqual([]);
    const rows: TableRow[] = [{ part: 'A' }, { part: 'B', lasts: 'soon' }];
    expect(pointers(spec({}), { value: rows })).toEqual(['/value/1/lasts no duration']);
  });

  it('is a required cell left empty, and a reason that says nothing', () => {
    expect(pointers(spec({}), { value: [{ weight: 'light' }] })).toEqual(['/value/0/part fill in']);
    expect(pointers(spec({}), { notApplicableReason: ' ' })).toEqual(['/notApplicableReason say why']);
  });

  it('is nothing of the value once it is said that there is none', () => {
    const rows = [{ lasts: 'soon' }];
    for (const instead of [{ unknown: true }, { none: true }, { notApplicableReason: 'It is leased.' }])
      expect(pointers(spec({}), { value: rows, ...instead })).toEqual([]);
  });
});

describe('the rows of a table', () => {
  it('start with those that the question names, each with what is known of it', () => {
    const fixed = spec({
      rows: [
        { key: 'fire', label: 'Fire' },
        { key: 'flood', label: 'Flood' },
      ],
    });
    expect(shownRows(fixed, [{ row: 'flood', part: 'Cellar' }])).toEqual([
      { row: 'fire' },
      { row: 'flood', part: 'Cellar' },
    ]);
    expect(shownRows(fixed, null)).toEqual([{ row: 'fire' }, { row: 'flood' }]);
    expect(shownRows(spec({}), 'text')).toEqual([]);
  });

  it('are stored without those in which nothing was written, and the others are as they were', () => {
    const cell = fc.constantFrom<TableRow[string]>(null, '', 'A', 0, false);
    const rows = fc.array(fc.record({ part: cell, lasts: cell, row: fc.constant('fire') }));
    fc.assert(
      fc.property(rows, (all) => {
        const kept = storedRows(spec({}), all);
        expect(kept).toEqual(all.filter(({ part, lasts }) => !isBlank(part) || !isBlank(lasts)));
        expect(rowsOf(kept)).toEqual(kept);
      }),
    );
  });
});

describe('cells pasted from a spreadsheet', () => {
  it('are taken in the order of the table, choices by their words', () => {
    expect(readPasted(columns, 'Router\tvery HEAVY\t4:00\tyes\nSwitch\tlight\t\tno\n')).toEqual({
      rows: [
        { part: 'Router', weight: 'heavy', lasts: 240, spare: true },
        { part: 'Switch', weight: 'light', lasts: null, spare: false },
      ],
      ignored: [],
      unread: [],
    });
  });

  it('are taken in the order of their headings, and foreign columns are named', () => {
    const { rows, ignored } = readPasted(columns, 'weight\tOwner\tThe part\r\nlight\tNora\tRouter');
    expect(rows).toEqual([{ weight: 'light', part: 'Router' }]);
    expect(ignored).toEqual(['Owner']);
  });

  it('that cannot be read are named with their row and column', () => {
    const { unread } = readPasted(columns, 'Router\tmiddling\tsoon\tperhaps');
    expect(unread).toEqual([
      { row: 1, column: 'The weight', text: 'middling' },
      { row: 1, column: 'The lasts', text: 'soon' },
      { row: 1, column: 'The spare', text: 'perhaps' },
    ]);
  });

  it('give a row for each line that says something, whatever is in it', () => {
    const cell = fc.string().map((text) => text.replaceAll(/[\t\r\n]/g, ' '));
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 })), (lines) => {
        const said = lines.filter((cells) => cells.some((one) => one.trim() !== ''));
        const { rows, ignored } = readPasted(columns, lines.map((cells) => cells.join('\t')).join('\n'));
        expect(rows.map(({ part }) => part)).toEqual(said.map(([first]) => first!.trim() || null));
        expect(ignored).toEqual([]);
      }),
    );
  });
});
