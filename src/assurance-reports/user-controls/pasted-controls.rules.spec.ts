import fc from 'fast-check';
import { csvField } from '../../foundation/csv.rules';
import { pastedControls } from './pasted-controls.rules';

const shape = (text: string, known: string[] = []) =>
  pastedControls(text, known).map(({ label, text: words, controlRef, ownerName }) => [
    label,
    words,
    controlRef,
    ownerName,
  ]);

describe('a list of user-entity controls pasted from a spreadsheet', () => {
  it('is read by its headings, whatever their order', () => {
    const sheet =
      'Owner\tCUEC\tDescription\tOur control\r\nJo Ames\tC1\tAccess is reviewed\tPAY-07\r\n\r\n\tC2\tInput is approved\t\r\n';
    expect(shape(sheet)).toEqual([
      ['C1', 'Access is reviewed', 'PAY-07', 'Jo Ames'],
      ['C2', 'Input is approved', null, null],
    ]);
    expect(pastedControls(sheet).map(({ line }) => line)).toEqual([2, 4]);
  });

  it('is read without headings: one column is the text, more begin with the label', () => {
    expect(shape('Access is reviewed, and removed\nInput is approved')).toEqual([
      ['CUEC 1', 'Access is reviewed, and removed', null, null],
      ['CUEC 2', 'Input is approved', null, null],
    ]);
    expect(shape('4.1\tAccess is reviewed')).toEqual([['4.1', 'Access is reviewed', null, null]]);
  });

  it('keeps line ends inside a quoted cell, and quotes inside quotes', () => {
    expect(shape('C1\t"Access is\nreviewed by ""Payroll"""')).toEqual([
      ['C1', 'Access is\nreviewed by "Payroll"', null, null],
    ]);
  });

  it('says of each row what is wrong with it, and nothing of a good one', () => {
    const rows = pastedControls('C1\tAccess\nC2\t\nc1\tInput\nC4\tOutput\t\tJo Ames\nC5\tFine', ['C5']);
    expect(rows.map(({ problems }) => problems)).toEqual([
      ['"C1" is there more than once.'],
      ['There is no text of the control in this row.'],
      ['"c1" is there more than once.'],
      ['There is an owner, but no control of ours.'],
      ['"C5" is there more than once.'],
    ]);
    expect(pastedControls(`C1\t${'x'.repeat(4001)}`)[0]?.problems).toEqual([
      'The text is longer than 4000 characters.',
    ]);
  });

  it('gives back every list that was written as CSV with headings', () => {
    const cell = fc
      .string({ maxLength: 30 })
      .map((text) => text.replaceAll(/[\r]/g, ' ').trim())
      .filter((text) => !text.includes('\t') && !/^['=+\-@＝＋－＠\s]/.test(text));
    const filled = cell.filter((text) => text !== '');
    const row = fc.record({ label: filled, text: filled });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), (rows) => {
        const csv = ['label,text', ...rows.map(({ label, text }) => [label, text].map(csvField).join(','))].join(
          '\r\n',
        );
        expect(shape(csv).map(([label, text]) => ({ label, text }))).toEqual(rows);
      }),
    );
  });
});
