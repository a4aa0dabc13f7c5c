import fc from 'fast-check';
import type { Cell } from '../foundation/workbook.rules';
import { isCountry, minutesOf, readCell } from './import-cells.rules';
import { COLUMNS_OF, IMPORT_KINDS, type ColumnType, type ImportColumn } from './import-columns.rules';

const cell = (kind: Cell['kind'], text: string, value: Cell['value'] = text): Cell => ({
  kind,
  text,
  value,
  address: 'B2',
});
const said = (text: string) => cell('text', text);
const column = (type: ColumnType, more: Partial<ImportColumn> = {}): ImportColumn => ({
  ...{ key: 'x', header: 'X', type, hint: '' },
  ...more,
});
const valueOf = (read: ReturnType<typeof readCell>) => ('value' in read ? read.value : read.code);

describe('what a cell says', () => {
  it('is read or refused with a reason, whatever stands in it, for every column there is', () => {
    const columns = IMPORT_KINDS.flatMap((kind) => COLUMNS_OF[kind]);
    fc.assert(
      fc.property(fc.constantFrom(...columns), fc.string({ minLength: 1, maxLength: 90 }), (one, text) => {
        const read = readCell(said(text), one);
        if ('value' in read) return;
        expect(read.code).toMatch(/^[a-z][a-z_-]+$/);
        expect(read.message.length).toBeGreaterThan(10);
        expect(read.message.length).toBeLessThan(500);
      }),
    );
  });

  it('is the same time however it is written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9000 }), (minutes) => {
        const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
        const written = [
          `${minutes}`,
          `${minutes} min`,
          `${hours}:${String(rest).padStart(2, '0')}`,
          `${hours} h ${rest} min`,
        ];
        for (const text of written) expect(minutesOf(said(text))).toBe(minutes);
        expect(minutesOf(cell('duration', '', minutes))).toBe(minutes);
      }),
    );
    expect(valueOf(readCell(said('2 days'), column('minutes')))).toBe(2880);
    for (const text of ['-5', '1.5 h', '1:75', '4 fortnights', 'soon'])
      expect(valueOf(readCell(said(text), column('minutes')))).toBe('wrong_type');
    expect(valueOf(readCell(said('9000 days'), column('minutes')))).toBe('too_long');
  });

  it('is text only where it was entered as text: a number has lost its zeros already', () => {
    fc.assert(
      fc.property(fc.constantFrom('number', 'percent', 'duration', 'date', 'boolean'), (kind) => {
        expect(valueOf(readCell(cell(kind as Cell['kind'], '7', 7), column('text')))).toBe('wrong_type');
      }),
    );
    expect(valueOf(readCell(said('  007 '), column('text')))).toBe('007');
    expect(valueOf(readCell(said('   '), column('text')))).toBe('wrong_type');
  });

  it('is a list of different entries without the spaces between', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.stringMatching(/^[a-z]{1,8}$/), { minLength: 1, maxLength: 10 }), (parts) => {
        const text = [...parts, parts[0]].join(' ;  ');
        expect(valueOf(readCell(said(text), column('list')))).toEqual(parts);
      }),
    );
  });

  it('is a whole percentage from 0 to 100 and nothing else', () => {
    fc.assert(
      fc.property(fc.integer({ min: -50, max: 300 }), (n) => {
        const fits = n >= 0 && n <= 100;
        expect(valueOf(readCell(said(`${n}%`), column('percent')))).toBe(fits ? n : 'wrong_type');
        expect(valueOf(readCell(cell('percent', `${n}%`, n), column('percent')))).toBe(fits ? n : 'wrong_type');
      }),
    );
    expect(valueOf(readCell(cell('percent', '12.5%', 12.5), column('percent')))).toBe('wrong_type');
  });

  it('is yes or no in the words people use, a country that there is, an option of the column', () => {
    for (const word of ['yes', 'Y', ' TRUE']) expect(valueOf(readCell(said(word), column('yes-no')))).toBe(true);
    for (const word of ['no', 'N', 'False ']) expect(valueOf(readCell(said(word), column('yes-no')))).toBe(false);
    expect(valueOf(readCell(said('maybe'), column('yes-no')))).toBe('wrong_type');
    expect([isCountry('US'), isCountry('PH'), isCountry('ZZ'), isCountry('EU')]).toEqual([true, true, false, false]);
    expect(valueOf(readCell(said('us'), column('country')))).toBe('US');
    expect(valueOf(readCell(said('Wen@Harbour.example'), column('email')))).toBe('wen@harbour.example');
    expect(valueOf(readCell(said('wen@harbour'), column('email')))).toBe('wrong_type');
    expect(valueOf(readCell(said('slow'), column('text', { options: ['slow', 'ready'] })))).toBe('slow');
    expect(valueOf(readCell(said('Slow'), column('text', { options: ['slow', 'ready'] })))).toBe('unknown_word');
    expect(valueOf(readCell(said('abcd'), column('text', { max: 3 })))).toBe('too_long');
    expect(valueOf(readCell(said('2026-02-30'), column('day')))).toBe('wrong_type');
  });
});
